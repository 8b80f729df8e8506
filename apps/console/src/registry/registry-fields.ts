export const DAY = /^20\d\d-\d\d-\d\d$/;
export const DAY_RULE = { message: 'must be a day YYYY-MM-DD' };

/** What was read, as it stood then; it is compared, and means nothing else. */
export const REVISION = /^[A-Za-z0-9_-]{22}$/;
export const REVISION_RULE = { message: 'must be the revision that was read, null for none' };
