import type { RatingRow } from '#shared/contract/ledger.js';
import { opensCase } from '#shared/domain/case.js';

/** The bad ratings of one service that came in one batch: its case is opened, joined or reopened. */
export interface CaseOpening {
  readonly service: string;
  readonly deptCode: string;
  readonly areaCode: string;
  readonly openedAt: Date;
  readonly visit?: true;
  readonly ratings: string[];
}

/** One opening for each service that has a bad rating among the new rows. */
export function caseOpenings(ratings: readonly RatingRow[]): CaseOpening[] {
  const openings = new Map<string, CaseOpening>();
  for (const row of ratings) {
    if (!opensCase(row)) continue;
    const opening = openings.get(row.service);
    if (opening === undefined) {
      openings.set(row.service, {
        service: row.service,
        deptCode: row.deptCode,
        areaCode: row.areaCode,
        openedAt: row.receivedAt,
        ...(row.visit && { visit: row.visit }),
        ratings: [row._id],
      });
    } else {
      opening.ratings.push(row._id);
    }
  }
  return [...openings.values()];
}
