import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.js';
import type { Collections } from '#shared/mongo/collections.js';
import { leaseUpdate } from './lease-update.js';

const LEASE_MS = 60_000;

/** The right to rebuild, held by one process at a time and lost when it is not renewed. */
export class RebuildLease {
  private readonly owner = randomUUID();

  constructor(private readonly collections: Collections) {}

  /** Throws `rebuild-running` while another process holds it. By the database's clock. */
  async take(): Promise<void> {
    const stored = await this.collections.meta.findOneAndUpdate(
      { _id: 'rebuild' },
      leaseUpdate(this.owner, LEASE_MS),
      { upsert: true, returnDocument: 'after' },
    );
    if (stored === null || !('owner' in stored) || stored.owner !== this.owner) {
      throw new AppError('rebuild-running', 'another rebuild is running');
    }
  }

  /** Throws `rebuild-running` when it was lost. */
  async renew(): Promise<void> {
    const { matchedCount } = await this.collections.meta.updateOne(
      { _id: 'rebuild', owner: this.owner },
      [{ $set: { until: { $add: ['$$NOW', LEASE_MS] } } }],
    );
    if (matchedCount === 0) {
      throw new AppError('rebuild-running', 'another rebuild took over while this one was silent');
    }
  }

  async release(): Promise<void> {
    await this.collections.meta.deleteOne({ _id: 'rebuild', owner: this.owner });
  }
}
