/** Names of what has no class of its own to be asked for by. */
export const CASE_COLLECTIONS = Symbol('case-collections');
export const CALENDAR = Symbol('calendar');
export const CASE_SEALER = Symbol('case-sealer');
