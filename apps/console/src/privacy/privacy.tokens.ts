/** Name of what has no class of its own to be asked for by. */
export const PRIVACY_COLLECTIONS = Symbol('privacy-collections');
