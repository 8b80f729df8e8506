import { randomUUID } from 'node:crypto';
import type mongoose from 'mongoose';
import type { LeaseDoc } from '../contract/case-storage.js';
import { isDuplicate } from './duplicate.js';
import { Leases } from './leases.port.js';

/** An owner that was killed is waited for this long. */
const LEASE_MS = 15_000;

/**
 * Leases in MongoDB. They save work and decide nothing: what two processes do at once is kept apart
 * by their transactions.
 */
export class MongoLeases extends Leases {
  private readonly owner = randomUUID();

  constructor(private readonly leases: mongoose.mongo.Collection<LeaseDoc>) {
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
