/** What is frozen: periods of these kinds, each of China time. */
export const PUBLICATION_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** Indicators of which a policy can name one as the official: it orders the rankings. */
export const OFFICIAL_INDICATORS = ['goodRateLow', 'goodRate', 'score'] as const;
export type OfficialIndicator = (typeof OFFICIAL_INDICATORS)[number];
