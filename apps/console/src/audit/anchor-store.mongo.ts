import { isDuplicate } from '#shared/mongo/duplicate.js';
import type { ConsoleCollections } from '../storage/console-collections.mongo.js';
import type { AnchorState, AnchorStore } from './anchor-store.port.js';

/** An owner that was killed is waited for this long. */
const LEASE_MS = 15_000;

/** Anchors of one key: whoever shares the key shares the file. */
export class MongoAnchorStore implements AnchorStore {
  private readonly id: `anchors:${string}`;

  constructor(
    private readonly heads: ConsoleCollections['auditHeads'],
    keyId: string,
  ) {
    this.id = `anchors:${keyId}`;
  }

  async claim(owner: string): Promise<AnchorState | undefined> {
    const anchors = await this.take(owner);
    if (anchors === undefined) return undefined;
    const head = await this.heads.findOne({ _id: 'chain' });
    if (head === null || !('hash' in head) || head.seq === 0) return undefined;
    return { seq: head.seq, hash: head.hash, anchors };
  }

  async written(number: number, seq: number): Promise<void> {
    await this.heads.updateOne({ _id: this.id }, { $set: { number, seq } });
  }

  async release(owner: string): Promise<void> {
    await this.heads.updateOne({ _id: this.id, owner }, { $unset: { owner: '', until: '' } });
  }

  /** The number of the last anchor; undefined while somebody else holds the lease. */
  private async take(owner: string): Promise<number | undefined> {
    const now = Date.now();
    const isFree = {
      $or: [{ owner }, { owner: { $exists: false } }, { until: { $lt: new Date(now) } }],
    };
    try {
      const taken = await this.heads.findOneAndUpdate(
        { _id: this.id, ...isFree },
        {
          $set: { owner, until: new Date(now + LEASE_MS) },
          $setOnInsert: { number: 0, seq: 0 },
        },
        { upsert: true, returnDocument: 'after' },
      );
      return taken !== null && 'number' in taken ? taken.number : 0;
    } catch (error) {
      // The document is there, and somebody else's.
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }
}
