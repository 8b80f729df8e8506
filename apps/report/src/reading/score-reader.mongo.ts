import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { withSnapshot } from '#shared/mongo/snapshot.js';
import { DepartmentKeeper } from './department-keeper.mongo.js';
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
  private readonly splits = new RangeSplits();
  private readonly keeper = new DepartmentKeeper();

  constructor(private readonly db: Db) {}

  async read<T>(work: (snapshot: ScoreSnapshot) => Promise<T>): Promise<T> {
    try {
      return await this.once(work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code !== 'number' || !RETRIED.has(code)) throw error;
      return await this.once(work);
    }
  }

  private once<T>(work: (snapshot: ScoreSnapshot) => Promise<T>): Promise<T> {
    return withSnapshot(this.db, async (db, session) => {
      const collections = collectionsOf(db);
      const position = await readPosition(collections, session);
      const { splits } = this;
      const context = { db, collections, session, generation: position.generation, splits };
      return await work(new MongoScoreSnapshot(context, position, this.keeper));
    });
  }
}
