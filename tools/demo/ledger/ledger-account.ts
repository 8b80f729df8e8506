import { setTimeout as sleep } from 'node:timers/promises';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';

/** What became of the events of a run. */
export interface LedgerAccount {
  /** Ratings, services and decisions. */
  readonly ledger: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Keys answered 202 that are neither in the ledger nor accounted for by the quarantine. */
  readonly lost: number;
}

type Outcomes = Omit<LedgerAccount, 'lost'>;

const KEYS_AT_ONCE = 5_000;
const POLL_MS = 250;

/** Takes the account of a run: open it before the first event, settle it after the last answer. */
export class LedgerKeeper {
  private constructor(
    private readonly collections: Collections,
    private readonly before: Outcomes,
    private readonly passedBefore: number,
  ) {}

  /** Notes what is there already, so that an earlier run is not counted into this one. */
  static async open(db: Db): Promise<LedgerKeeper> {
    const collections = collectionsOf(db);
    return new LedgerKeeper(
      collections,
      await outcomesOf(collections),
      await passedBy(collections),
    );
  }

  /**
   * Waits until `accepted` events are accounted for and every key is found, or until nothing has
   * moved for `patienceMs`; then says what became of them.
   */
  async settle(
    accepted: number,
    keys: Iterable<string>,
    patienceMs = 60_000,
    onProgress?: (counted: number) => void,
  ): Promise<LedgerAccount> {
    let missing = [...keys];
    let seen = -1;
    for (let idle = 0; idle < patienceMs;) {
      const done = (await passedBy(this.collections)) - this.passedBefore;
      onProgress?.(done);
      if (done >= accepted) {
        missing = await this.notFound(missing);
        if (missing.length === 0 || (await this.quarantined()) >= missing.length) break;
      }
      idle = done > seen ? 0 : idle + POLL_MS;
      seen = done;
      await sleep(POLL_MS);
    }
    missing = await this.notFound(missing);
    const total = this.since(await outcomesOf(this.collections));
    // What is in quarantine is encrypted whole, so its keys are known only by their number.
    return { ...total, lost: Math.max(0, missing.length - total.quarantined) };
  }

  private async quarantined(): Promise<number> {
    return (await this.collections.quarantine.countDocuments()) - this.before.quarantined;
  }

  private since(now: Outcomes): Outcomes {
    return {
      ledger: now.ledger - this.before.ledger,
      duplicates: now.duplicates - this.before.duplicates,
      quarantined: now.quarantined - this.before.quarantined,
    };
  }

  /** Those of the keys that no collection of the ledger has. */
  private async notFound(keys: readonly string[]): Promise<string[]> {
    const missing: string[] = [];
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      const left = new Set(keys.slice(at, at + KEYS_AT_ONCE));
      const { ratings, services } = this.collections;
      const wanted = { _id: { $in: [...left] } };
      const onlyId = { projection: { _id: 1 } };
      for await (const { _id } of ratings.find(wanted, onlyId)) left.delete(_id);
      for await (const { _id } of services.find(wanted, onlyId)) left.delete(_id);
      missing.push(...left);
    }
    return missing;
  }
}

/** Ledger rows are counted where they are; duplicates leave no row, so checkpoints count them. */
async function outcomesOf(collections: Collections): Promise<Outcomes> {
  const { ratings, services, decisions, quarantine, checkpoints } = collections;
  const [inRatings, inServices, inDecisions, quarantined, marks] = await Promise.all([
    ratings.countDocuments(),
    services.countDocuments(),
    decisions.countDocuments(),
    quarantine.countDocuments(),
    checkpoints.find().toArray(),
  ]);
  const duplicates = marks.reduce((sum, mark) => sum + mark.duplicates, 0);
  return { ledger: inRatings + inServices + inDecisions, duplicates, quarantined };
}

/** Events that the aggregator is through with, by its checkpoints: cheap enough to ask often. */
async function passedBy({ checkpoints }: Collections): Promise<number> {
  const marks = await checkpoints.find().toArray();
  return marks.reduce((sum, m) => sum + m.ledger + m.duplicates + m.quarantined, 0);
}
