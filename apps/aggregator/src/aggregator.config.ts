import Type, { type Static } from 'typebox';
import {
  commonConfig,
  kafkaConfig,
  keyringConfig,
  provinceConfig,
} from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';
import {
  DEFAULT_INTEGRITY_POLICY,
  type IntegrityPolicy,
} from '#shared/domain/integrity/integrity-policy.js';

const { ratedBeforeServed, burst, onePerson, sameWords, perfectPoint, defaultJump } =
  DEFAULT_INTEGRITY_POLICY;
const PERCENT = 100;
const MOST = 1_000;

/** From where on something is flagged (刷评), and how often it is looked for. */
const integrityConfig = {
  HCP_FLAG_REST_SECONDS: env.integer(60, 1, 3_600, 'rest between two looks for 刷评, in seconds'),
  HCP_FLAG_SHARES_MINUTES: env.integer(
    360,
    0,
    10_080,
    'how often points and default shares are looked at, in minutes',
  ),
  HCP_FLAG_EARLY_RATINGS: env.integer(
    ratedBeforeServed.leastRatings,
    1,
    MOST,
    'ratings of a department and day given before their service that are flagged',
  ),
  HCP_FLAG_EARLY_MINUTES: env.integer(
    ratedBeforeServed.toleranceMinutes,
    0,
    1_440,
    'minutes by which a rating may lie before its service',
  ),
  HCP_FLAG_BURST_RATINGS: env.integer(burst.leastRatings, 2, MOST, 'ratings that make a burst'),
  HCP_FLAG_BURST_SECONDS: env.integer(burst.seconds, 1, 3_600, 'within so many seconds, one point'),
  HCP_FLAG_PERSON_PEOPLE: env.integer(
    onePerson.leastPeople,
    2,
    MOST,
    'people for whom one phone or document rates a department in a month that are flagged',
  ),
  HCP_FLAG_WORDS_RATINGS: env.integer(
    sameWords.leastRatings,
    2,
    MOST,
    'ratings of a department and month with the same words that are flagged',
  ),
  HCP_FLAG_PERFECT_RATINGS: env.integer(
    perfectPoint.leastRatings,
    10,
    1_000_000,
    'ratings of a point and month without a bad one that are looked at',
  ),
  HCP_FLAG_PERFECT_ONE_IN: env.integer(
    1 / perfectPoint.chance,
    100,
    1_000_000_000,
    'flagged when by its peers such a month happens once in so many',
  ),
  HCP_FLAG_DEFAULT_SERVICES: env.integer(
    defaultJump.leastServices,
    1,
    1_000_000,
    'services of a department and week whose default share is looked at',
  ),
  HCP_FLAG_DEFAULT_RISE: env.integer(
    defaultJump.rise * PERCENT,
    1,
    PERCENT,
    'percentage points by which the share rises over four weeks before that are flagged',
  ),
};

/** The variables of aggregator. */
export const AggregatorConfigSchema = Type.Object({
  ...commonConfig,
  ...kafkaConfig,
  ...keyringConfig,
  ...provinceConfig,
  AGGREGATOR_PORT: env.integer(7002, 0, 65_535, 'port of health and metrics'),
  AGGREGATOR_BATCH_EVENTS: env.integer(20_000, 1, 20_000, 'events of one transaction at most'),
  AGGREGATOR_SESSION_TIMEOUT_MS: env.integer(
    45_000,
    6_000,
    300_000,
    'after how long a silent aggregator loses its partitions to others, ms',
  ),
  AGGREGATOR_OLD_SCORES_MINUTES: env.integer(
    10,
    0,
    100_000,
    'how long the scores before a rebuild are kept, in minutes',
  ),
  ...integrityConfig,
});
export type AggregatorConfig = Readonly<Static<typeof AggregatorConfigSchema>>;

export const readAggregatorConfig = (environment: Environment): AggregatorConfig =>
  readConfig(AggregatorConfigSchema, environment);

/** The integrity policy that is configured. */
export const integrityPolicy = (config: AggregatorConfig): IntegrityPolicy => ({
  ratedBeforeServed: {
    leastRatings: config.HCP_FLAG_EARLY_RATINGS,
    toleranceMinutes: config.HCP_FLAG_EARLY_MINUTES,
  },
  burst: { leastRatings: config.HCP_FLAG_BURST_RATINGS, seconds: config.HCP_FLAG_BURST_SECONDS },
  onePerson: { leastPeople: config.HCP_FLAG_PERSON_PEOPLE },
  sameWords: { ...sameWords, leastRatings: config.HCP_FLAG_WORDS_RATINGS },
  perfectPoint: {
    ...perfectPoint,
    leastRatings: config.HCP_FLAG_PERFECT_RATINGS,
    chance: 1 / config.HCP_FLAG_PERFECT_ONE_IN,
  },
  defaultJump: {
    leastServices: config.HCP_FLAG_DEFAULT_SERVICES,
    rise: config.HCP_FLAG_DEFAULT_RISE / PERCENT,
  },
});
