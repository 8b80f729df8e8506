import { randomUUID } from 'node:crypto';
import type { IntegrityCursorDoc, IntegrityPins } from '#shared/contract/flag-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { leaseUpdate } from '../upkeep/lease-update.js';
import type { Pins } from '../upkeep/pins.js';
import type { IntegrityCursor, IntegrityProgress } from './integrity-cursor.port.js';

/** An owner that was killed is waited for this much longer than it would have rested. */
const GRACE_MS = 30_000;
const _id = 'integrity';

/**
 * The lease and the place in one document, so that only who has the work moves the place. The lease
 * saves work and decides nothing: whatever two processes do at once, they write the same.
 */
export class MongoIntegrityCursor implements IntegrityCursor {
  private readonly owner = randomUUID();
  private readonly meta;

  constructor(
    db: Db,
    private readonly restMs: number,
  ) {
    this.meta = db.collection<IntegrityCursorDoc>(COLLECTION.meta);
  }

  /** By the database's clock. */
  async take(): Promise<IntegrityProgress | undefined> {
    const stored = await this.meta.findOneAndUpdate(
      { _id },
      leaseUpdate(this.owner, this.restMs + GRACE_MS),
      { upsert: true, returnDocument: 'after' },
    );
    if (stored?.owner !== this.owner) return undefined;
    return {
      pins: pinsOf(stored.pins),
      sharesAt: stored.sharesAt?.getTime() ?? 0,
      sharesPins: pinsOf(stored.sharesPins),
    };
  }

  async moved(pins: Pins): Promise<void> {
    await this.meta.updateOne({ _id, owner: this.owner }, { $set: { pins: storedPins(pins) } });
  }

  async judgedShares(pins: Pins, now: number): Promise<void> {
    const judged = { sharesAt: new Date(now), sharesPins: storedPins(pins) };
    await this.meta.updateOne({ _id, owner: this.owner }, { $set: judged });
  }

  async release(): Promise<void> {
    await this.meta.updateOne({ _id, owner: this.owner }, { $unset: { owner: 1, until: 1 } });
  }
}

const pinsOf = (stored: IntegrityPins = {}): Pins =>
  new Map(Object.entries(stored).map(([partition, pin]) => [Number(partition), pin]));

const storedPins = (pins: Pins): IntegrityPins =>
  Object.fromEntries(Array.from(pins, ([partition, pin]) => [String(partition), pin]));
