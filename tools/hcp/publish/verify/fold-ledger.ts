import type { PublishedPosition } from '#shared/contract/publication.js';
import { addDays, startOfChinaDay } from '#shared/domain/china-time.js';
import { deptOfKey } from '#shared/domain/keys.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import { ScoreDelta } from '#shared/domain/score-delta.js';
import type { Collections } from '#shared/mongo/collections.js';
import { factsByService } from '../../../../apps/aggregator/src/ledger/known-facts.js';
import { streamLedger } from '../../../../apps/aggregator/src/upkeep/ledger-rows.mongo.js';
import {
  mergeByService,
  type RowsOfService,
} from '../../../../apps/aggregator/src/upkeep/merge-by-service.js';
import { isBelow, type Pins } from '../../../../apps/aggregator/src/upkeep/pins.js';
import { LedgerDigests } from '../../../../apps/report/src/publications/ledger/ledger-digests.js';
import { LedgerFigures } from './ledger-figures.js';

/** Services whose changes are summed before they are taken in. */
const CHUNK_SERVICES = 5_000;

/** What the ledger says of a period. */
export interface FoldedLedger {
  readonly figures: LedgerFigures;
  readonly digests: LedgerDigests;
  readonly services: number;
}

export const pinsAt = (positions: readonly PublishedPosition[]): Pins =>
  new Map(positions.map(({ partition, epoch, next }) => [partition, { epoch, next }]));

/** Folds every row below the checkpoints, as a rebuild does. */
export async function foldLedger(
  collections: Collections,
  period: PublishedPeriod,
  positions: readonly PublishedPosition[],
  onProgress: (services: number) => void,
): Promise<FoldedLedger> {
  const pins = pinsAt(positions);
  const figures = new LedgerFigures(period);
  const digests = new LedgerDigests();
  let delta = new ScoreDelta();
  let services = 0;
  for await (const all of mergeByService(streamLedger(collections))) {
    const rows = rowsBelow(all, pins);
    for (const facts of factsByService(rows).values()) delta.fold(facts, 1);
    addDigests(digests, period, rows);
    services += 1;
    if (services % CHUNK_SERVICES > 0) continue;
    figures.absorb(delta);
    delta = new ScoreDelta();
    onProgress(services);
  }
  figures.absorb(delta);
  return { figures, digests, services };
}

const rowsBelow = (rows: RowsOfService, pins: Pins): RowsOfService => ({
  services: rows.services.filter((row) => isBelow(pins, row)),
  ratings: rows.ratings.filter((row) => isBelow(pins, row)),
  decisions: rows.decisions.filter((row) => isBelow(pins, row)),
});

function addDigests(
  digests: LedgerDigests,
  { first, last }: PublishedPeriod,
  { ratings, services }: RowsOfService,
): void {
  const [from, to] = [startOfChinaDay(first), startOfChinaDay(addDays(last, 1))];
  const isWithin = (at: Date): boolean => at.getTime() >= from && at.getTime() < to;
  for (const row of ratings) {
    if (isWithin(row.ratedAt)) digests.addRating(deptOfKey(row._id), row);
  }
  for (const row of services) {
    if (isWithin(row.servedAt)) digests.addService(deptOfKey(row._id), row);
  }
}
