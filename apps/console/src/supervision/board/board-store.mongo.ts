import { NEVER } from '#shared/contract/case-storage.js';
import type { CaseCollections } from '../../casework/store/case-collections.mongo.js';
import {
  LISTED,
  OPEN_STANDINGS,
  scopeCondition,
} from '../../casework/store/case-conditions.mongo.js';
import { BoardStore, type BoardQuery, type BoardRow } from './board-store.port.js';

interface Row extends Omit<BoardRow, 'code' | 'oldestDueAt'> {
  readonly _id: string | null;
  readonly oldestDueAt: Date | null;
}

export class MongoBoardStore extends BoardStore {
  constructor(private readonly cases: CaseCollections['cases']) {
    super();
  }

  async rows(query: BoardQuery): Promise<BoardRow[]> {
    const rows = await this.cases
      .aggregate<Row>([
        { $match: conditionsOf(query) },
        { $group: { _id: keyOf(query), ...countsOf(query) } },
      ])
      .toArray();
    return rows.map(({ _id, oldestDueAt, ...counts }) => ({
      ...counts,
      code: _id ?? undefined,
      oldestDueAt: oldestDueAt === null || oldestDueAt >= NEVER ? undefined : oldestDueAt,
    }));
  }
}

/** What is open, and what was closed lately: each branch has an index of its own. */
const conditionsOf = ({ scopes, within, kind, closedSince }: BoardQuery) => ({
  $and: [
    LISTED,
    scopeCondition(scopes),
    { 'listing.areas': within },
    ...(kind === undefined ? [] : [{ kind }]),
    {
      $or: [
        { 'listing.standing': { $in: [...OPEN_STANDINGS] } },
        { state: 'closed', 'file.marks.closed': { $gte: closedSince } },
      ],
    },
  ],
});

/** The unit, or the area just below the one that the board is about; itself for what lies in it. */
function keyOf({ by, within }: BoardQuery) {
  if (by === 'unit') return '$listing.unit';
  const below = { $subtract: [{ $indexOfArray: ['$listing.areas', within] }, 1] };
  return { $arrayElemAt: ['$listing.areas', { $max: [below, 0] }] };
}

function countsOf({ now: at }: BoardQuery) {
  const now = new Date(at);
  const isOpen = { $ne: ['$listing.standing', 'done'] };
  const runs = { $eq: ['$listing.standing', 'running'] };
  const isLate = { $lte: ['$listing.dueAt', now] };
  const isSoon = { $lte: ['$listing.soonAt', now] };
  const sum = (...all: object[]) => ({ $sum: { $cond: [{ $and: all }, 1, 0] } });
  return {
    open: sum(isOpen),
    late: sum(runs, isLate),
    dueSoon: sum(runs, isSoon, { $not: [isLate] }),
    waiting: sum(isOpen, { $not: [runs] }),
    closed30: sum({ $not: [isOpen] }),
    oldestDueAt: { $min: { $cond: [isOpen, '$listing.dueAt', null] } },
  };
}
