import type { LimitRule } from './limits.port.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * What is limited. Valid tokens are not: a hall full of people has one address. Only what fails is
 * counted, or what anybody can make.
 */
export const LIMIT_RULES = {
  /** Tokens and receipts that do not exist, by address; those that exist go through all the same. */
  unknownToken: { name: 'unknown-token', most: 20, windowMs: 10 * MINUTE },
  /** Failed look-ups of one case number at one department, from wherever. */
  numberTries: { name: 'number-tries', most: 5, windowMs: HOUR },
  /** Failed slip codes at one point, by address. */
  slipTries: { name: 'slip-tries', most: 5, windowMs: HOUR },
  /** Look-ups by number that failed, by address: beyond, each from there needs a proof of work. */
  findTries: { name: 'find-tries', most: 20, windowMs: 10 * MINUTE },
  /** Visits begun at one point, by address. */
  visits: { name: 'visits', most: 30, windowMs: 10 * MINUTE },
  /** Visits begun at all points together, by address: nobody walks through every hall. */
  visitsAnywhere: { name: 'visits-anywhere', most: 200, windowMs: 10 * MINUTE },
  /** Failed look-ups and visits at one point, from wherever: beyond, it is under attack. */
  pointAttack: { name: 'point-attack', most: 60, windowMs: 10 * MINUTE },
  /** Signs printed as PDF, by address: each costs as much as a hundred ratings. */
  signs: { name: 'signs', most: 30, windowMs: 10 * MINUTE },
  /** Signs printed as PDF, by everybody together: printing takes the time of whoever rates. */
  signsAltogether: { name: 'signs-altogether', most: 600, windowMs: 10 * MINUTE },
} as const satisfies Record<string, LimitRule>;
