import { CASE_KINDS, type CaseKindName } from '#shared/domain/casework/casework.js';
import { PERSONAL_FIELDS, type PersonalField } from '#shared/contract/sealed.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { streamSnapshot } from '#shared/mongo/snapshot.js';
import { below } from '../reading/document-range.js';
import { within } from '../reading/instants.js';
import { piecesOf } from '../reading/pieces.mongo.js';
import type {
  ExportedCase,
  ExportedRating,
  ExportReader,
  ExportSelection,
} from './export-reader.port.js';

/** Rows read at once: of a thousand so much garbage is left behind that memory grows five times as far. */
const PIECE = 250;

const CASE_FIELDS = {
  _id: 0,
  ...{ kind: 1, areaCode: 1, deptCode: 1, state: 1, openedAt: 1, reopenings: 1, ratings: 1 },
  ...{ 'listing.code': 1, 'listing.number': 1 },
  ...{ 'file.finding': 1, 'file.realName': 1, 'file.unit': 1, 'file.rulings': 1 },
  ...{ 'file.revisits': 1, 'file.supervised': 1, 'file.falsified': 1, 'file.marks': 1 },
  'file.clock.term': 1,
} as const;

/** Of personal fields only whether they are there: report has no key, and needs none. */
const RATING_FIELDS = {
  ...{ areaCode: 1, deptCode: 1, taskCode: 1, pointCode: 1, visit: 1, round: 1, isDefault: 1 },
  ...{ level: 1, handlerLevel: 1, channel: 1, door: 1, tags: 1, ratedAt: 1, receivedAt: 1 },
  ...Object.fromEntries(PERSONAL_FIELDS.map((field) => [`personal.${field}.kid`, 1])),
} as const;

type RatingFound = Omit<ExportedRating, 'excluded' | 'personal'> & {
  readonly personal?: Partial<Record<PersonalField, object>>;
};

/** Reads the rows of an export in one snapshot. */
export class MongoExportReader implements ExportReader {
  constructor(private readonly db: Db) {}

  cases(selection: ExportSelection): AsyncIterable<readonly ExportedCase[]> {
    return streamSnapshot(this.db, (db, session) =>
      readCases(collectionsOf(db), session, selection),
    );
  }

  ratings(selection: ExportSelection): AsyncIterable<readonly ExportedRating[]> {
    return streamSnapshot(this.db, (db, session) =>
      readRatings(collectionsOf(db), session, selection),
    );
  }
}

function readCases(
  { cases }: Collections,
  session: ClientSession,
  { period, areas }: ExportSelection,
): AsyncIterable<ExportedCase[]> {
  const conditions = {
    // The index of the loop has the kind before the time.
    kind: { $in: Object.keys(CASE_KINDS) as CaseKindName[] },
    openedAt: within(period),
    ...(areas === 'all' ? {} : { areaCode: { $in: [...areas] } }),
  };
  return piecesOf(
    cases
      .find(conditions, { session, batchSize: PIECE })
      .project<ExportedCase>(CASE_FIELDS)
      .sort({ kind: 1, openedAt: 1 }),
  );
}

/** The key of a rating begins with its department, so that those of one lie beside each other. */
async function* readRatings(
  collections: Collections,
  session: ClientSession,
  { period, departments }: ExportSelection,
): AsyncGenerator<ExportedRating[]> {
  const ranges = departments === 'all' ? [{}] : departments.map((code) => ({ _id: below(code) }));
  for (const range of ranges) {
    const found = collections.ratings
      .find({ ...range, ratedAt: within(period) }, { session, batchSize: PIECE })
      .project<RatingFound>(RATING_FIELDS);
    for await (const rows of piecesOf(found)) {
      const excluded = await excludedOf(collections, session, rows);
      yield rows.map(({ personal = {}, ...row }) => ({
        ...row,
        excluded: excluded.has(row._id),
        personal: PERSONAL_FIELDS.filter((field) => personal[field] !== undefined),
      }));
    }
  }
}

/** Keys of those ratings whose highest decision leaves them out. */
async function excludedOf(
  { decisions }: Collections,
  session: ClientSession,
  rows: readonly RatingFound[],
): Promise<Set<string>> {
  const found = decisions
    .find({ ratingKey: { $in: rows.map(({ _id }) => _id) } }, { session })
    .project<{ ratingKey: string; action: string }>({ _id: 0, ratingKey: 1, action: 1 })
    .sort({ ratingKey: 1, seq: 1 });
  const excluded = new Set<string>();
  for await (const { ratingKey, action } of found) {
    if (action === 'exclude') excluded.add(ratingKey);
    else excluded.delete(ratingKey);
  }
  return excluded;
}
