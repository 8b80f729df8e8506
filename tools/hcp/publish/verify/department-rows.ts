import type { Origin, ScoredRating, ScoredService } from '#shared/contract/ledger.js';
import type { PublishedPosition } from '#shared/contract/publication.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Collections } from '#shared/mongo/collections.js';
import {
  RATING_PROJECTION,
  SERVICE_PROJECTION,
} from '../../../../apps/aggregator/src/ledger/ledger.mongo.js';
import { isBelow } from '../../../../apps/aggregator/src/upkeep/pins.js';
import { below } from '../../../../apps/report/src/reading/document-range.js';
import { within } from '../../../../apps/report/src/reading/instants.js';
import { pinsAt } from './fold-ledger.js';

const ORIGIN = { epoch: 1, partition: 1, offset: 1 } as const;

/** Rows of one department that were counted in a period. */
export interface DepartmentRows {
  readonly ratings: readonly ScoredRating[];
  readonly services: readonly ScoredService[];
}

/** Reads them; the keys of a department's rows begin with its code. */
export async function departmentRowsOf(
  { ratings, services }: Pick<Collections, 'ratings' | 'services'>,
  deptCode: string,
  period: PublishedPeriod,
  positions: readonly PublishedPosition[],
): Promise<DepartmentRows> {
  const pins = pinsAt(positions);
  const rated = await ratings
    .find({ _id: below(deptCode), ratedAt: within(period) })
    .project<ScoredRating & Origin>({ ...RATING_PROJECTION, ...ORIGIN })
    .toArray();
  const served = await services
    .find({ _id: below(deptCode), servedAt: within(period) })
    .project<ScoredService & Origin>({ ...SERVICE_PROJECTION, ...ORIGIN })
    .toArray();
  return {
    ratings: rated.filter((row) => isBelow(pins, row)),
    services: served.filter((row) => isBelow(pins, row)),
  };
}
