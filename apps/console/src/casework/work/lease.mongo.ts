import { randomUUID } from 'node:crypto';
import { isDuplicate } from '#shared/mongo/duplicate.js';
import type { CaseCollections } from '../store/case-collections.mongo.js';
import { Leases } from './lease.port.js';

/** An owner that was killed is waited for this long. */
const LEASE_MS = 15_000;

/**
 * Leases in MongoDB. They save work and decide nothing: what two processes do at once is kept apart
 * by their transactions.
 */
export class MongoLeases extends Leases {
  private readonly owner = randomUUID();

  constructor(private readonly leases: CaseCollections['leases']) {
    super();
  }

  async take(work: string): Promise<boolean> {
    const now = Date.now();
    try {
      const { matchedCount, upsertedCount } = await this.leases.updateOne(
        { _id: work, $or: [{ owner: this.owner }, { until: { $lt: new Date(now) } }] },
        { $set: { owner: this.owner, until: new Date(now + LEASE_MS) } },
        { upsert: true },
      );
      return matchedCount + upsertedCount > 0;
    } catch (error) {
      // The lease is there, and somebody else's.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async release(work: string): Promise<void> {
    await this.leases.deleteOne({ _id: work, owner: this.owner });
  }
}
