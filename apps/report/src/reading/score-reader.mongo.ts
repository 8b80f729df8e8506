import { COLLECTION } from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { readPosition } from './position.mongo.js';
import { MongoScoreSnapshot } from './score-snapshot.mongo.js';
import { RangeSplits } from './range-splits.js';
import type { ScoreReader, ScoreSnapshot } from './score-reader.port.js';

/** SnapshotUnavailable, SnapshotTooOld: the moment cannot be read (any more); a later one can. */
const RETRIED = new Set([246, 239]);

/**
 * Reads the score documents in a snapshot session: every query of an answer sees the same moment,
 * so that rows add up, and neither a batch nor a change of generation comes in between.
 */
export class MongoScoreReader implements ScoreReader {
  private readonly collections: Collections;
  private readonly splits = new RangeSplits();

  constructor(private readonly db: Db) {
    // A read concern of the client goes before that of a session, which then has no moment at all.
    const { client, databaseName } = db;
    this.collections = collectionsOf(
      client.db(databaseName, { readConcern: { level: 'snapshot' } }),
    );
  }

  async read<T>(work: (snapshot: ScoreSnapshot) => Promise<T>): Promise<T> {
    try {
      return await this.once(work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code !== 'number' || !RETRIED.has(code)) throw error;
      return await this.once(work);
    }
  }

  private async once<T>(work: (snapshot: ScoreSnapshot) => Promise<T>): Promise<T> {
    const session: ClientSession = this.db.client.startSession({ snapshot: true });
    try {
      await this.settle(session);
      const position = await readPosition(this.collections, session);
      const { collections, splits } = this;
      const context = { collections, session, generation: position.generation, splits };
      return await work(new MongoScoreSnapshot(context, position));
    } finally {
      await session.endSession();
    }
  }

  /**
   * Gives the session its moment, which is now. Left to itself the server takes a moment it already
   * has at hand, and that may lie before a batch which everybody has been told of.
   */
  private async settle(session: ClientSession): Promise<void> {
    const { operationTime } = await this.db.command({ ping: 1 });
    const readConcern = { level: 'snapshot', atClusterTime: operationTime as unknown };
    await this.db.command({ find: COLLECTION.meta, limit: 1, readConcern }, { session });
  }
}
