import Type, { type Static } from 'typebox';
import { commonConfig, kafkaConfig, keyringConfig } from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';

/** The variables of aggregator. */
export const AggregatorConfigSchema = Type.Object({
  ...commonConfig,
  ...kafkaConfig,
  ...keyringConfig,
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
});
export type AggregatorConfig = Readonly<Static<typeof AggregatorConfigSchema>>;

export const readAggregatorConfig = (environment: Environment): AggregatorConfig =>
  readConfig(AggregatorConfigSchema, environment);
