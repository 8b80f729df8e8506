/** Whom a rating is about. Only `department` enters the scores of departments and areas. */
export const SUBJECT_KINDS = ['department', 'intermediary', 'platform'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
