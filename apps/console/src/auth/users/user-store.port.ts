import type { UserDoc, UserState } from '#shared/contract/console-storage.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import type { Tx } from '../../storage/transactions.port.js';

/** Which accounts are asked for; all conditions hold at once. */
export interface UserQuery {
  /** Only those administered within one of these areas. */
  readonly areas: readonly string[];
  /** Begins the user name, or stands in the name. */
  readonly text?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: UserState | undefined;
  readonly unit?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface UserPage {
  readonly users: readonly UserDoc[];
  readonly total: number;
}

/** What changes of an account; a field that is undefined is taken away. */
export type UserChange = {
  readonly [F in keyof Omit<UserDoc, '_id' | 'username' | 'createdAt'>]?: UserDoc[F] | undefined;
};

/** Where accounts are kept; an abstract class, to be asked for by type. */
export abstract class UserStore {
  abstract byId(id: string, tx?: Tx): Promise<UserDoc | undefined>;
  abstract byUsername(username: string, tx?: Tx): Promise<UserDoc | undefined>;
  /** By user name, and how many there are in all. */
  abstract list(query: UserQuery): Promise<UserPage>;
  abstract isEmpty(tx: Tx): Promise<boolean>;
  /** Whether any account has a role, disabled or not. */
  abstract hasRole(tx: Tx, role: Role): Promise<boolean>;
  abstract insert(tx: Tx, user: UserDoc): Promise<void>;
  /** Of an account that was read in this transaction. */
  abstract change(tx: Tx, id: string, change: UserChange): Promise<void>;
}
