import type { SessionDoc } from '#shared/contract/console-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** Where sessions are kept; an abstract class, to be asked for by type. */
export abstract class SessionStore {
  abstract insert(tx: Tx, session: SessionDoc): Promise<void>;
  abstract find(id: string): Promise<SessionDoc | undefined>;
  /** Moves the end of idleness on; a session that is gone stays gone. */
  abstract touch(id: string, idleUntil: Date): Promise<void>;
  abstract remove(tx: Tx, id: string): Promise<void>;
  /** Ends all of one person; answers how many there were. */
  abstract removeAllOf(tx: Tx, user: string): Promise<number>;
}
