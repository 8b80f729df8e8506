/** Name of what has no class of its own to be asked for by. */
export const CASE_COLLECTIONS = Symbol('case-collections');
