import type mongoose from 'mongoose';
import type { LimitDoc } from '#shared/contract/citizen-storage.js';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Collections } from '#shared/mongo/collections.js';
import { againOnDuplicate } from './again-on-duplicate.mongo.js';
import type { DatabaseGate } from './database-gate.mongo.js';
import type { LimitRule, Limits } from './limits.port.js';

/**
 * Exact sliding windows: the times of the last tries in one document, trimmed by the database with
 * its own clock, so that all replicas count alike whatever their clocks say.
 */
export class MongoLimits implements Limits {
  constructor(
    private readonly limits: Collections['limits'],
    private readonly gate: DatabaseGate,
    private readonly codes: Pick<CitizenCodes, 'fingerprint'>,
  ) {}

  async wait(rule: LimitRule, subject: string): Promise<number> {
    const _id = this.idOf(rule, subject);
    const [found] = await this.gate.ask(() =>
      this.limits
        .aggregate<{ recent: Date[]; now: Date }>([
          { $match: { _id } },
          { $project: { recent: recent(rule), now: '$$NOW' } },
        ])
        .toArray(),
    );
    // Allowed again once so many have left the window that fewer than `most` are in it.
    const last = found?.recent.at(-rule.most);
    if (found === undefined || last === undefined) return 0;
    const leftMs = last.getTime() + rule.windowMs - found.now.getTime();
    return Math.max(1, Math.ceil(leftMs / 1_000));
  }

  async count(rule: LimitRule, subject: string): Promise<number> {
    const _id = this.idOf(rule, subject);
    const kept = { $slice: [{ $concatArrays: [recent(rule), ['$$NOW']] }, -(rule.most + 1)] };
    const forgetAt = { $add: ['$$NOW', rule.windowMs] };
    const doc = await this.gate.ask(() => this.upsert(_id, [{ $set: { at: kept, forgetAt } }]));
    return doc?.at.length ?? 1;
  }

  async takeBack(rule: LimitRule, subject: string): Promise<void> {
    const _id = this.idOf(rule, subject);
    await this.gate.ask(() => this.limits.updateOne({ _id }, { $pop: { at: 1 } }));
  }

  async once(name: string, forMs: number): Promise<boolean> {
    return (await this.count({ name: 'once', most: 1, windowMs: forMs }, name)) === 1;
  }

  private upsert(_id: string, update: mongoose.mongo.Document[]): Promise<LimitDoc | null> {
    const options = { upsert: true, returnDocument: 'after' } as const;
    return againOnDuplicate(() => this.limits.findOneAndUpdate({ _id }, update, options));
  }

  private idOf(rule: LimitRule, subject: string): string {
    return `${rule.name}|${this.codes.fingerprint(rule.name, subject)}`;
  }
}

/** The times that are within the window now. */
const recent = (rule: LimitRule): mongoose.mongo.Document => ({
  $filter: {
    input: { $ifNull: ['$at', []] },
    cond: { $gt: ['$$this', { $subtract: ['$$NOW', rule.windowMs] }] },
  },
});
