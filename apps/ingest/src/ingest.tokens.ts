/** Backends of ingest that have no class of their own to be asked for by. */
export const KEYRING = Symbol('keyring');
export const DATABASE = Symbol('database');
