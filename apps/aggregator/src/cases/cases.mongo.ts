import type { CaseDoc } from '#shared/contract/storage.js';
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
  const found = await cases
    .find({ _id: { $in: openings.map(({ service }) => service) } }, { session })
    .project<Pick<CaseDoc, '_id'>>({ _id: 1 })
    .toArray();
  const known = new Set(found.map(({ _id }) => _id));
  const fresh = openings.filter(({ service }) => !known.has(service));
  const joining = openings.filter(({ service }) => known.has(service));
  if (fresh.length > 0) await cases.insertMany(fresh.map(newCase), { session });
  if (joining.length > 0) await cases.bulkWrite(joining.flatMap(joinCase), { session });
}

const newCase = (opening: CaseOpening): CaseDoc => ({
  _id: opening.service,
  deptCode: opening.deptCode,
  areaCode: opening.areaCode,
  kind: 'bad-rating',
  state: FIRST_CASE_STATE,
  openedAt: opening.openedAt,
  ...(opening.visit && { visit: opening.visit }),
  ratings: opening.ratings,
  reopenings: 0,
});

const joinCase = ({ service: _id, ratings, openedAt }: CaseOpening) => [
  { updateOne: { filter: { _id }, update: { $addToSet: { ratings: { $each: ratings } } } } },
  {
    updateOne: {
      filter: { _id, state: 'closed' as const },
      update: {
        $set: { state: FIRST_CASE_STATE, reopenedAt: openedAt },
        $inc: { reopenings: 1 },
      },
    },
  },
];
