import { isBad } from './level.js';
import type { RatingFact } from './service-facts.js';

/** States of a case; console advances them along the closed loop of the domain. */
export const CASE_STATES = [
  'awaiting-assignment',
  'awaiting-receipt',
  'verifying',
  'rectifying',
  'rectified',
  'explaining',
  'explained',
  'proposing',
  'awaiting-decision',
  're-examining',
  'decided',
  'awaiting-review',
  'revisiting',
  'answered',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const FIRST_CASE_STATE: CaseState = 'awaiting-assignment';

/** A chosen rating of level 1–2, of the matter or of the person who handled it, opens a case. */
export const opensCase = (
  rating: Pick<RatingFact, 'isDefault' | 'level' | 'handlerLevel'>,
): boolean =>
  !rating.isDefault &&
  (isBad(rating.level) || (rating.handlerLevel !== undefined && isBad(rating.handlerLevel)));
