import { randomUUID } from 'node:crypto';
import type { Db } from '#shared/mongo/connect.js';

interface MarksDoc {
  readonly _id: string;
  /** Tells this database from another one that lay at the same address before. */
  readonly installation: string;
  /** Which registry folder was imported last, by its contents. */
  readonly registry?: string;
  /** Whether a registry of the operator's own was imported, which the province's must not mix into. */
  readonly isOwn?: boolean;
}

/** What `npm start` remembers about a database; it lies in it, and goes when the data goes. */
export class LocalMarks {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async installation(): Promise<string> {
    const marks = await this.#marks().findOneAndUpdate(
      { _id: 'start' },
      { $setOnInsert: { installation: randomUUID() } },
      { upsert: true, returnDocument: 'after' },
    );
    return marks?.installation ?? '';
  }

  async registry(): Promise<string | undefined> {
    return (await this.#marks().findOne({ _id: 'start' }))?.registry;
  }

  /** Whether the registry is one that was given by `--registry`. */
  async hasOwnRegistry(): Promise<boolean> {
    return (await this.#marks().findOne({ _id: 'start' }))?.isOwn === true;
  }

  async setRegistry(registry: string, isOwn: boolean): Promise<void> {
    await this.#marks().updateOne(
      { _id: 'start' },
      { $set: { registry, isOwn }, $setOnInsert: { installation: randomUUID() } },
      { upsert: true },
    );
  }

  #marks() {
    return this.#db.collection<MarksDoc>('local_start');
  }
}
