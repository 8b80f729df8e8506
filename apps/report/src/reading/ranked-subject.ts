/** Whose scores can be read: the kinds of subject that rankings and single scores are about. */
export const RANKED_SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'] as const;
export type RankedSubject = (typeof RANKED_SUBJECTS)[number];
