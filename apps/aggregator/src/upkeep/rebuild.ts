import { ScoreDelta } from '#shared/domain/score-delta.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { factsByService } from '../ledger/known-facts.js';
import { runTransaction, TRANSACTION_LIMIT_MS } from '../ledger/run-transaction.mongo.js';
import { readGeneration } from '../scores/generation.mongo.js';
import { ScoreParts } from '../scores/score-parts.js';
import { addScores } from '../scores/scores.mongo.js';
import { rowsOfServices, servicesWithin, streamLedger } from './ledger-rows.mongo.js';
import { RebuildLease } from './lease.mongo.js';
import { mergeByService, type RowsOfService } from './merge-by-service.js';
import { deleteGeneration } from './old-scores.mongo.js';
import { isBelow, pinsOf, stepTowards, type Pins } from './pins.js';

export interface RebuildProgress {
  readonly phase: 'ledger' | 'tail';
  readonly services: number;
}

export interface RebuildResult {
  readonly generation: number;
  readonly previous: number;
  /** Services folded from the ledger, and again because something came meanwhile. */
  readonly services: number;
  readonly tailServices: number;
}

/** Services that are folded and written together. */
const CHUNK_SERVICES = 5_000;
/** Offsets of each partition that one step of catching up takes. */
const STEP_OFFSETS = 5_000;
/** A tail as short as this is folded inside the last transaction. */
const LAST_OFFSETS = 2_000;
/** Batches that come faster than they can be caught up with must wait for the last transaction. */
const MAX_STEPS = 10_000;

/**
 * Computes all scores anew from the ledger, as the next generation, while events keep coming, and
 * makes it the one that counts. The generation before stays until the aggregator deletes it. May
 * be started again at any time; throws `rebuild-running` while another one runs.
 */
export async function rebuildScores(
  db: Db,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<RebuildResult> {
  const collections = collectionsOf(db);
  const lease = new RebuildLease(collections);
  await lease.take();
  try {
    const rebuild = new Rebuild(db, collections, lease, onProgress);
    return await rebuild.run();
  } finally {
    await lease.release();
  }
}

class Rebuild {
  private readonly parts = new ScoreParts();
  private services = 0;
  private tailServices = 0;

  constructor(
    private readonly db: Db,
    private readonly collections: Collections,
    private readonly lease: RebuildLease,
    private readonly onProgress: (progress: RebuildProgress) => void,
  ) {}

  async run(): Promise<RebuildResult> {
    const previous = await readGeneration(this.collections);
    const generation = previous + 1;
    await deleteGeneration(this.collections, previous - 1);
    await deleteGeneration(this.collections, generation);
    const pins = pinsOf(await this.collections.checkpoints.find().toArray());
    await this.foldLedger(generation, pins);
    const caughtUp = await this.catchUp(generation, pins);
    await this.finish(generation, previous, caughtUp);
    const { services, tailServices } = this;
    return { generation, previous, services, tailServices };
  }

  /** Every service as it stood at the pins. */
  private async foldLedger(generation: number, pins: Pins): Promise<void> {
    let delta = new ScoreDelta();
    let folded = 0;
    const flush = async (): Promise<void> => {
      await addScores(this.collections, undefined, this.parts, generation, delta);
      await this.lease.renew();
      this.services += folded;
      this.onProgress({ phase: 'ledger', services: this.services });
      delta = new ScoreDelta();
      folded = 0;
    };
    for await (const rows of mergeByService(streamLedger(this.collections))) {
      for (const facts of factsByService(rowsBelow(rows, pins)).values()) delta.fold(facts, 1);
      folded += 1;
      if (folded >= CHUNK_SERVICES) await flush();
    }
    await flush();
  }

  /** What came since the pins, until little is left; answers the new pins. */
  private async catchUp(generation: number, from: Pins): Promise<Pins> {
    let pins = from;
    for (let n = 0; n < MAX_STEPS; n += 1) {
      const checkpoints = await this.collections.checkpoints.find().toArray();
      const step = stepTowards(checkpoints, pins, STEP_OFFSETS);
      const offsets = step.ranges.reduce((sum, { from: low, to }) => sum + to - low, 0);
      const keys = await servicesWithin(this.collections, step.ranges);
      await this.foldTail(generation, keys, pins, step.pins);
      await this.lease.renew();
      pins = step.pins;
      if (offsets < LAST_OFFSETS) break;
    }
    return pins;
  }

  /** In one transaction: no batch may end between the last fold and the change of generation. */
  private async finish(generation: number, previous: number, from: Pins): Promise<void> {
    const { checkpoints, meta } = this.collections;
    await runTransaction(
      this.db.client,
      async (session) => {
        await checkpoints.updateMany({}, { $inc: { touched: 1 } }, { session });
        const now = await checkpoints.find({}, { session }).toArray();
        let pins = from;
        for (;;) {
          const step = stepTowards(now, pins, Number.MAX_SAFE_INTEGER);
          if (step.ranges.length === 0) break;
          const keys = await servicesWithin(this.collections, step.ranges, session);
          await this.foldTail(generation, keys, pins, step.pins, session);
          pins = step.pins;
        }
        await meta.updateOne(
          { _id: 'generation' },
          { $set: { generation, previous, since: new Date() } },
          { session, upsert: true },
        );
        return true;
      },
      TRANSACTION_LIMIT_MS,
    );
  }

  /** Takes services out as they stood at one set of pins, and puts them in as at another. */
  private async foldTail(
    generation: number,
    keys: readonly string[],
    before: Pins,
    after: Pins,
    session?: ClientSession,
  ): Promise<void> {
    for (let start = 0; start < keys.length; start += CHUNK_SERVICES) {
      const chunk = keys.slice(start, start + CHUNK_SERVICES);
      const rows = await rowsOfServices(this.collections, chunk, session);
      const delta = new ScoreDelta();
      for (const facts of factsByService(rowsBelow(rows, before)).values()) delta.fold(facts, -1);
      for (const facts of factsByService(rowsBelow(rows, after)).values()) delta.fold(facts, 1);
      await addScores(this.collections, session, this.parts, generation, delta);
      this.tailServices += chunk.length;
      this.onProgress({ phase: 'tail', services: this.tailServices });
    }
  }
}

const rowsBelow = (rows: RowsOfService, pins: Pins): RowsOfService => ({
  services: rows.services.filter((row) => isBelow(pins, row)),
  ratings: rows.ratings.filter((row) => isBelow(pins, row)),
  decisions: rows.decisions.filter((row) => isBelow(pins, row)),
});
