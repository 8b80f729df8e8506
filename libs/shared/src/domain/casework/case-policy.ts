import type { Day } from '../china-time.js';
import type { Stage } from './case-stage.js';
import type { Limit } from './case-term.js';

/** Which clock a kind of case runs by. */
export const CLOCK_KEYS = ['rating', 'ordinary', 'swift', 'formal'] as const;
export type ClockKey = (typeof CLOCK_KEYS)[number];

/** The rules of the loop for one clock. Every number is policy. */
export interface CaseRules {
  readonly limits: Readonly<Record<Stage, Limit>>;
  /** In place of `limits.handle` for a case marked complex (标记复杂). */
  readonly complexLimit: Limit;
  /** How often a term may be extended (延期), and by how many of its days at most in all. */
  readonly extensions: number;
  readonly extensionDays: number;
  /** How often units may return a case (退回) before an assignment binds. */
  readonly returns: number;
  /** Whether an officer reviews the answer (审核) before the person is asked. */
  readonly review: boolean;
  /** Who is asked whether it is settled (回访). */
  readonly revisit: 'real-name' | 'all' | 'none';
  /** Attempts to reach a person after which the case goes on without having reached one. */
  readonly revisitAttempts: number;
  /** How often a person who is not satisfied with an explanation is given another. */
  readonly explainAgain: number;
}

/** The rules of an area and all below it, since a day. */
export interface CasePolicy {
  readonly areaCode: string;
  readonly clock: ClockKey;
  readonly from: Day;
  readonly rules: CaseRules;
}

const working = (days: number): Limit => ({ days, unit: 'working' });
const natural = (days: number): Limit => ({ days, unit: 'natural' });

const RATING: CaseRules = {
  limits: {
    assign: working(1),
    receive: working(1),
    handle: working(5),
    decide: working(5),
    answer: working(1),
    review: working(2),
    revisit: working(3),
    close: working(1),
  },
  complexLimit: working(15),
  extensions: 1,
  extensionDays: 5,
  returns: 2,
  review: true,
  revisit: 'real-name',
  revisitAttempts: 3,
  explainAgain: 1,
};

/**
 * The rules where no area has its own: of a bad rating, sign in one working day, verify and
 * rectify in five, or fifteen if complex, and ask every person who gave a name. `formal` is what
 * people's deputies and 政协 members are owed: an answer in three months, or six.
 */
export const DEFAULT_RULES: Readonly<Record<ClockKey, CaseRules>> = {
  rating: RATING,
  ordinary: RATING,
  swift: {
    ...RATING,
    limits: { ...RATING.limits, handle: working(2) },
    complexLimit: working(5),
    extensionDays: 2,
  },
  formal: {
    ...RATING,
    limits: { ...RATING.limits, receive: working(5), handle: natural(90) },
    complexLimit: natural(180),
    extensionDays: 30,
  },
};

/**
 * The policy in force on a day: of the nearest area up the lineage (codes from the case's own area up
 * to the province) that has any in force for the clock, the latest; undefined where the defaults are.
 */
export function policyFor(
  policies: readonly CasePolicy[],
  lineage: readonly string[],
  clock: ClockKey,
  day: Day,
): CasePolicy | undefined {
  for (const areaCode of lineage) {
    let latest: CasePolicy | undefined;
    for (const policy of policies) {
      if (policy.areaCode !== areaCode || policy.clock !== clock || policy.from > day) continue;
      if (latest === undefined || policy.from >= latest.from) latest = policy;
    }
    if (latest !== undefined) return latest;
  }
  return undefined;
}

/** The rules in force on a day: those of the policy that is, else the defaults. */
export const rulesFor = (
  policies: readonly CasePolicy[],
  lineage: readonly string[],
  clock: ClockKey,
  day: Day,
): CaseRules => policyFor(policies, lineage, clock, day)?.rules ?? DEFAULT_RULES[clock];
