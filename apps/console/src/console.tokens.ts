/** Names of what has no class of its own to be asked for by. */
export const DATABASE = Symbol('database');
/** The `WorkCalendar` in force, what was loaded into the registry included. */
export const CALENDAR = Symbol('calendar');
/** The `Sealer` of the keyring. */
export const SEALER = Symbol('sealer');
export const COLLECTIONS = Symbol('collections');
export const PASSWORDS = Symbol('passwords');
export const AUTH_POLICY = Symbol('auth-policy');
export const TARGET_RESOLVERS = Symbol('target-resolvers');
export const FIRST_ADMINISTRATOR = Symbol('first-administrator');
