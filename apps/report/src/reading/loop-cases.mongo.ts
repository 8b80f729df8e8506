import { COLLECTION } from '#shared/contract/storage.js';
import type { ChainHeadDoc } from '#shared/contract/console-storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { within } from './instants.js';
import { loopCaseOf, type LoopCase, type LoopRow } from './loop-case.js';
import { piecesOf } from './pieces.mongo.js';
import type { CaseSelection } from './score-reader.port.js';

/** So many are in memory at once; of larger pieces more would outlive their use, and be cleared away. */
const PIECE = 1_000;

const ifAny = (list: string) => ({
  $cond: [{ $gt: [{ $size: { $ifNull: [list, []] } }, 0] }, list, '$$REMOVE'],
});

/** The loop needs of the past terms one, and that only where something was to be rectified. */
const HANDLED = {
  $cond: [
    { $eq: ['$file.finding', 'upheld'] },
    {
      $last: {
        $filter: {
          input: { $ifNull: ['$file.clock.past', []] },
          cond: { $eq: ['$$this.stage', 'handle'] },
        },
      },
    },
    '$$REMOVE',
  ],
};

const ROW = {
  _id: 0,
  ...{ areaCode: 1, deptCode: 1, state: 1, reopenings: 1 },
  unit: '$file.unit',
  round: '$file.round',
  finding: '$file.finding',
  realName: '$file.realName',
  verified: '$file.marks.verified',
  rectified: '$file.marks.rectified',
  answered: '$file.marks.answered',
  outcome: '$file.revisits.outcome',
  rulings: ifAny('$file.rulings'),
  term: '$file.clock.term',
  handled: HANDLED,
};

/** Cases opened in a period, piece by piece; the projection leaves a fifth of each to be sent. */
export async function* readLoopCases(
  { cases }: Pick<Collections, 'cases'>,
  session: ClientSession,
  selection: CaseSelection,
): AsyncGenerator<LoopCase[]> {
  const cursor = cases.aggregate<LoopRow>([{ $match: conditions(selection) }, { $project: ROW }], {
    session,
    batchSize: PIECE,
  });
  for await (const rows of piecesOf(cursor)) yield rows.map(loopCaseOf);
}

function conditions({ kind, period, areas, department }: CaseSelection) {
  return {
    kind,
    openedAt: within(period),
    ...(areas === undefined ? {} : { areaCode: { $in: [...areas] } }),
    ...(department === undefined
      ? {}
      : {
          $or: [
            { 'file.unit': department },
            { deptCode: department, 'file.unit': { $exists: false } },
          ],
        }),
  };
}

/** Every step on a case has its entry in the audit chain, so the chain's head changes with each. */
export async function readCaseVersion(db: Db, session: ClientSession): Promise<string> {
  const head = await db
    .collection<ChainHeadDoc>(COLLECTION.auditHeads)
    .findOne({ _id: 'chain' }, { session });
  return String(head?.seq ?? 0);
}
