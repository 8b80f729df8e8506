import { CitizenRatingInput } from '#shared/contract/citizen-api.js';
import type { Loose } from '#shared/contract/judge.js';
import type { RejectionCode } from '#shared/contract/rejection.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { Level } from '#shared/domain/level.js';
import { tagFault, type TagCatalogue } from '#shared/domain/tag.js';
import { inputReader } from '../citizen-input.js';

/** What a rating is judged against: the tags, and the moment it is given (epoch milliseconds). */
export interface RatingInputContext {
  readonly tags: TagCatalogue;
  readonly now: number;
}

function tagsRule(input: Loose, { tags, now }: RatingInputContext): RejectionCode | undefined {
  const { evalDetail, satisfaction } = input;
  if (!Array.isArray(evalDetail)) return undefined;
  const day = chinaDay(now);
  for (const code of evalDetail as string[]) {
    const fault = tagFault(tags, code, satisfaction as Level, day);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Reads a rating: it comes with the token of an invitation or with a receipt, not with both, and
 * with a receipt it can only be a follow-up.
 */
export const readRating = inputReader<CitizenRatingInput, RatingInputContext>(CitizenRatingInput, {
  token: ({ token, receipt }) =>
    token === undefined && receipt === undefined ? 'missing' : undefined,
  receipt: ({ token, receipt }) =>
    token !== undefined && receipt !== undefined ? 'out-of-range' : undefined,
  assessNumber: ({ receipt, assessNumber }) =>
    receipt !== undefined && assessNumber === 1 ? 'out-of-range' : undefined,
  evalDetail: tagsRule,
});

/** Which round is meant: a receipt is for following up, a token is for rating unless it says so. */
export const roundOf = ({ receipt, assessNumber }: CitizenRatingInput): 1 | 2 =>
  assessNumber ?? (receipt === undefined ? 1 : 2);
