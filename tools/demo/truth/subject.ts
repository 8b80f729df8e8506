/** The subjects that the simulated province knows the true figures of. */
export const SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'] as const;
export type Subject = (typeof SUBJECTS)[number];
