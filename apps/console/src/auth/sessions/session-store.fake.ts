import type { SessionDoc } from '#shared/contract/console-storage.js';
import type { Tx } from '../../storage/transactions.port.js';
import { SessionStore } from './session-store.port.js';

/** Sessions in memory. */
export class FakeSessionStore extends SessionStore {
  readonly sessions = new Map<string, SessionDoc>();
  touches = 0;

  insert(_: Tx, session: SessionDoc): Promise<void> {
    this.sessions.set(session._id, session);
    return Promise.resolve();
  }

  find(id: string): Promise<SessionDoc | undefined> {
    return Promise.resolve(this.sessions.get(id));
  }

  touch(id: string, idleUntil: Date): Promise<void> {
    this.touches += 1;
    const session = this.sessions.get(id);
    if (session !== undefined) this.sessions.set(id, { ...session, idleUntil });
    return Promise.resolve();
  }

  remove(_: Tx, id: string): Promise<void> {
    this.sessions.delete(id);
    return Promise.resolve();
  }

  removeAllOf(_: Tx, user: string): Promise<number> {
    const theirs = [...this.sessions.values()].filter((session) => session.user === user);
    for (const { _id } of theirs) this.sessions.delete(_id);
    return Promise.resolve(theirs.length);
  }
}
