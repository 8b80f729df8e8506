import type { FlagDoc, FoundFlag, IntegrityWindowDoc } from '#shared/contract/flag-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { flagId, type IntegrityRule } from '#shared/domain/integrity/integrity-rule.js';
import type { Sighting, SightingRule } from '#shared/domain/integrity/sighting.js';
import type { Db } from '#shared/mongo/connect.js';
import { isDuplicate } from '#shared/mongo/duplicate.js';
import { flagChange, newFlag } from './flag-change.js';
import type { IntegrityStore, SeenWindow } from './integrity-store.port.js';

/** A window with so many ratings is full: whatever it shows, it shows. */
const MOST_SEEN = 1_000;
/** Longer than any window is open to late ratings, so that none is begun twice. */
const KEPT_MS = 100 * 86_400_000;

/** Those of the windows that hold at least so many ratings. */
const holding = (ids: readonly string[], least: number) => ({
  ...{ _id: { $in: [...ids] }, [`seen.${least - 1}`]: { $exists: true } },
});

const collectionsOf = (db: Db) => ({
  windows: db.collection<IntegrityWindowDoc>(COLLECTION.integrityWindows),
  flags: db.collection<FlagDoc>(COLLECTION.flags),
});

/** Lets MongoDB take away windows that are over. */
export async function ensureIntegrityStorage(db: Db): Promise<void> {
  const { windows, flags } = collectionsOf(db);
  await windows.createIndex({ forgetAt: 1 }, { expireAfterSeconds: 0 }, {});
  await flags.createIndex({ rule: 1, state: 1 }, {}, {});
}

export class MongoIntegrityStore implements IntegrityStore {
  private readonly collections: ReturnType<typeof collectionsOf>;

  constructor(db: Db) {
    this.collections = collectionsOf(db);
  }

  async see(
    sightings: readonly Sighting[],
    least: (rule: SightingRule) => number,
    now: Date,
  ): Promise<SeenWindow[]> {
    const byWindow = Map.groupBy(sightings, ({ rule, subject, window }) =>
      flagId(rule, subject, window),
    );
    if (byWindow.size === 0) return [];
    await this.add(byWindow, now);
    const byRule = Map.groupBy(byWindow, ([, [first]]) => first?.rule);
    const found: SeenWindow[] = [];
    for (const [rule, entries] of byRule) {
      if (rule === undefined) continue;
      const ids = entries.map(([id]) => id);
      found.push(...(await this.grown(ids, least(rule))));
    }
    return found;
  }

  /** A set, so that a rating which is seen again is there once. */
  private async add(byWindow: ReadonlyMap<string, Sighting[]>, now: Date): Promise<void> {
    const { windows } = this.collections;
    const ids = [...byWindow.keys()];
    const full = new Set(await this.full(ids));
    const forgetAt = new Date(now.getTime() + KEPT_MS);
    const updates = [...byWindow].flatMap(([_id, seen]) => {
      const [first] = seen;
      if (first === undefined || full.has(_id)) return [];
      const { rule, subject, window } = first;
      const ratings = seen.map(({ key, at, who }) => ({
        ...{ key, at: new Date(at) },
        ...(who !== undefined && { who }),
      }));
      const update = {
        $setOnInsert: { rule, subject, window, forgetAt },
        $addToSet: { seen: { $each: ratings } },
      };
      return [{ updateOne: { filter: { _id }, update, upsert: true } }];
    });
    if (updates.length > 0) await windows.bulkWrite(updates, { ordered: false });
  }

  private async full(ids: readonly string[]): Promise<string[]> {
    const { windows } = this.collections;
    const found = windows.find(holding(ids, MOST_SEEN)).project<{ _id: string }>({ _id: 1 });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  private grown(ids: readonly string[], least: number): Promise<SeenWindow[]> {
    return this.collections.windows
      .find(holding(ids, least))
      .project<SeenWindow>({ forgetAt: 0 })
      .toArray();
  }

  /** Guarded by the revision: a person may judge it at the same moment. */
  async raise(found: FoundFlag, now: Date): Promise<void> {
    const { flags } = this.collections;
    for (;;) {
      const before = await flags.findOne({ _id: found._id });
      if (before === null) {
        if (await this.insert(newFlag(found, now))) return;
        continue;
      }
      const change = flagChange(before, found);
      if (change === undefined) return;
      const { matchedCount } = await flags.updateOne(
        { _id: before._id, revision: before.revision },
        { $set: { ...change, changedAt: now }, $inc: { revision: 1 } },
      );
      if (matchedCount === 1) return;
    }
  }

  private async insert(flag: FlagDoc): Promise<boolean> {
    try {
      await this.collections.flags.insertOne(flag);
      return true;
    } catch (error) {
      // Another process has found the same.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async lapse(
    rules: readonly IntegrityRule[],
    windows: readonly string[],
    found: readonly string[],
    now: Date,
  ): Promise<void> {
    await this.collections.flags.updateMany(
      {
        ...{ rule: { $in: [...rules] }, state: 'open' as const, window: { $in: [...windows] } },
        _id: { $nin: [...found] },
      },
      { $set: { state: 'lapsed', changedAt: now }, $inc: { revision: 1 } },
    );
  }
}
