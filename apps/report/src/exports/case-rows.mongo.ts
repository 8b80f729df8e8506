import { CASE_KIND_NAMES, type CaseKindName } from '#shared/domain/casework/casework.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { within } from '../reading/instants.js';
import { piecesOf } from '../reading/pieces.mongo.js';
import type { ExportedCase, ExportSelection } from './export-reader.port.js';
import type { OrderedRead } from './moments.mongo.js';

/** What of a case is exported. */
export const CASE_FIELDS = {
  ...{ kind: 1, areaCode: 1, deptCode: 1, state: 1, openedAt: 1, reopenings: 1, ratings: 1 },
  ...{ 'listing.code': 1, 'listing.number': 1 },
  ...{ 'file.finding': 1, 'file.realName': 1, 'file.unit': 1, 'file.rulings': 1 },
  ...{ 'file.revisits': 1, 'file.supervised': 1, 'file.falsified': 1, 'file.marks': 1 },
  'file.clock.term': 1,
} as const;

export type CaseRow = ExportedCase & { readonly _id: string };

/** How far was read: a kind, a moment, and which cases that were opened at that very moment. */
interface Place {
  readonly kind: CaseKindName;
  readonly openedAt: Date;
  readonly ids: readonly string[];
}

/** Kind by kind and by the moment of opening, as the index of the loop has them. */
export const caseRows = (
  selection: ExportSelection,
  piece: number,
): OrderedRead<CaseRow, Place> => ({
  read: (db, session, after) => readCases(db, session, selection, piece, after),
  placeOf: (rows, before) => {
    const last = rows.at(-1);
    if (last === undefined) throw new RangeError('a piece without a row');
    const { kind, openedAt } = last;
    const isThere = (one: Pick<CaseRow, 'kind' | 'openedAt'>) =>
      one.kind === kind && one.openedAt.getTime() === openedAt.getTime();
    const earlier = before !== undefined && isThere(before) ? before.ids : [];
    return { kind, openedAt, ids: [...earlier, ...rows.filter(isThere).map(({ _id }) => _id)] };
  },
});

async function* readCases(
  db: Db,
  session: ClientSession,
  { period, areas }: ExportSelection,
  piece: number,
  after: Place | undefined,
): AsyncGenerator<CaseRow[]> {
  const kinds = CASE_KIND_NAMES.slice(
    after === undefined ? 0 : CASE_KIND_NAMES.indexOf(after.kind),
  );
  for (const kind of kinds) {
    const behind = after?.kind === kind ? after : undefined;
    const found = collectionsOf(db)
      .cases.find(
        {
          kind,
          openedAt: { ...within(period), ...(behind && { $gte: behind.openedAt }) },
          ...(behind && { _id: { $nin: [...behind.ids] } }),
          ...(areas === 'all' ? {} : { areaCode: { $in: [...areas] } }),
        },
        { session, batchSize: piece },
      )
      .project<CaseRow>(CASE_FIELDS)
      .sort({ openedAt: 1 });
    yield* piecesOf(found);
  }
}
