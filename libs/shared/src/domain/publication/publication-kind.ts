/** What is frozen: periods of these kinds, each of China time. */
export const PUBLICATION_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];
