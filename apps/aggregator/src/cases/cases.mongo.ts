import { FIRST_CASE_STATE } from '#shared/domain/case.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { CaseOpening } from './case-opening.js';

/**
 * A service has one case. The first bad rating opens it, a later one joins it, and opens it again
 * when it was closed: the guard on the state keeps a case that people are working on as it is.
 */
export async function openCases(
  { cases }: Collections,
  session: ClientSession,
  openings: readonly CaseOpening[],
): Promise<void> {
  if (openings.length === 0) return;
  await cases.bulkWrite(
    openings.flatMap(({ service: _id, deptCode, areaCode, openedAt, ratings }) => [
      {
        updateOne: {
          filter: { _id },
          update: {
            $addToSet: { ratings: { $each: ratings } },
            $setOnInsert: {
              deptCode,
              areaCode,
              kind: 'bad-rating' as const,
              state: FIRST_CASE_STATE,
              openedAt,
              reopenings: 0,
            },
          },
          upsert: true,
        },
      },
      {
        updateOne: {
          filter: { _id, state: 'closed' as const },
          update: { $set: { state: FIRST_CASE_STATE }, $inc: { reopenings: 1 } },
        },
      },
    ]),
    { session },
  );
}
