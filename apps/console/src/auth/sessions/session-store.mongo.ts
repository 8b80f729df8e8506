import type { SessionDoc } from '#shared/contract/console-storage.js';
import type { ConsoleCollections } from '../../storage/console-collections.mongo.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { SessionStore } from './session-store.port.js';

export class MongoSessionStore extends SessionStore {
  constructor(private readonly sessions: ConsoleCollections['sessions']) {
    super();
  }

  async insert(tx: Tx, session: SessionDoc): Promise<void> {
    await this.sessions.insertOne(session, { session: sessionOf(tx) });
  }

  async find(id: string): Promise<SessionDoc | undefined> {
    return (await this.sessions.findOne({ _id: id })) ?? undefined;
  }

  async touch(id: string, idleUntil: Date): Promise<void> {
    await this.sessions.updateOne({ _id: id }, { $max: { idleUntil } });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await this.sessions.deleteOne({ _id: id }, { session: sessionOf(tx) });
  }

  async removeAllOf(tx: Tx, user: string): Promise<number> {
    const { deletedCount } = await this.sessions.deleteMany({ user }, { session: sessionOf(tx) });
    return deletedCount;
  }
}
