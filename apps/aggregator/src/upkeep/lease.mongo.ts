import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.js';
import type { Collections } from '#shared/mongo/collections.js';

const LEASE_MS = 60_000;
const UNTIL = { $add: ['$$NOW', LEASE_MS] };

/** The right to rebuild, held by one process at a time and lost when it is not renewed. */
export class RebuildLease {
  private readonly owner = randomUUID();

  constructor(private readonly collections: Collections) {}

  /** Throws `rebuild-running` while another process holds it. By the database's clock. */
  async take(): Promise<void> {
    const isFree = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
    const stored = await this.collections.meta.findOneAndUpdate(
      { _id: 'rebuild' },
      [
        { $set: { isFree } },
        {
          $set: {
            owner: { $cond: ['$isFree', this.owner, '$owner'] },
            until: { $cond: ['$isFree', UNTIL, '$until'] },
          },
        },
        { $unset: 'isFree' },
      ],
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
      [{ $set: { until: UNTIL } }],
    );
    if (matchedCount === 0) {
      throw new AppError('rebuild-running', 'another rebuild took over while this one was silent');
    }
  }

  async release(): Promise<void> {
    await this.collections.meta.deleteOne({ _id: 'rebuild', owner: this.owner });
  }
}
