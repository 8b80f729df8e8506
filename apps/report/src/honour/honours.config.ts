import { env } from '#shared/config/read-config.js';
import type { HonourRules } from '#shared/domain/honour/honour-rules.js';

/** Variables of the red and black lists. */
export const honoursConfig = {
  HCP_HONOUR_LEAST_CLOSED: env.integer(
    10,
    1,
    1_000_000,
    'fewer closed cases than this are too few for the red list',
  ),
  HCP_HONOUR_LEAST_SATISFIED: env.integer(
    95,
    0,
    100,
    'percent of people content with the outcome below which nobody is on the red list',
  ),
  HCP_HONOUR_MOST_LATE_DAYS: env.integer(
    10,
    0,
    365,
    'working days; a case that is late by more puts its department on the black list',
  ),
};

/** The rules that these variables choose. */
export const honourRulesOf = (config: {
  readonly HCP_HONOUR_LEAST_CLOSED: number;
  readonly HCP_HONOUR_LEAST_SATISFIED: number;
  readonly HCP_HONOUR_MOST_LATE_DAYS: number;
}): HonourRules => ({
  leastClosed: config.HCP_HONOUR_LEAST_CLOSED,
  leastSatisfied: config.HCP_HONOUR_LEAST_SATISFIED / 100,
  mostLateDays: config.HCP_HONOUR_MOST_LATE_DAYS,
});
