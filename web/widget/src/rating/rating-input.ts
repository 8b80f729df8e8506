import type { CitizenRatingInput } from '#shared/contract/citizen-api.js';
import type { PageChannel } from '../browser/channel.js';
import type { Draft } from './draft.js';

/** What is rated: by the token of an invitation, or followed up by receipt. */
export interface Subject {
  readonly round: 1 | 2;
  readonly token?: string;
  readonly receipt?: string;
}

/** Under what a draft rests: the two rounds of a service are two attempts. */
export const draftKey = ({ round, token, receipt }: Subject): string =>
  `hcp:${round}:${token ?? receipt ?? ''}`;

/** A draft as it is sent; undefined without a level. What was left empty is left out. */
export function ratingInput(
  { round, token, receipt }: Subject,
  { submission, answers }: Draft,
  pf: PageChannel,
): CitizenRatingInput | undefined {
  const { level, tags, handlerLevel } = answers;
  if (level === undefined) return undefined;
  const words = answers.words.trim();
  return {
    ...(token !== undefined && { token }),
    ...(receipt !== undefined && { receipt }),
    submission,
    assessNumber: round,
    satisfaction: level,
    pf,
    ...(tags.length > 0 && { evalDetail: [...tags] }),
    ...(handlerLevel !== undefined && { handlerSatisfaction: handlerLevel }),
    ...(words !== '' && { writingEvaluation: words }),
  };
}
