import { PERSONAL_FIELDS, type PersonalField } from '#shared/contract/sealed.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { below } from '../reading/document-range.js';
import { within } from '../reading/instants.js';
import { piecesOf } from '../reading/pieces.mongo.js';
import { ExcludedRatings } from './excluded-ratings.mongo.js';
import type { ExportedRating, ExportSelection } from './export-reader.port.js';
import type { OrderedRead } from './moments.mongo.js';

/** Of personal fields only whether they are there: report has no key, and needs none. */
export const RATING_FIELDS = {
  ...{ areaCode: 1, deptCode: 1, taskCode: 1, pointCode: 1, visit: 1, round: 1, isDefault: 1 },
  ...{ level: 1, handlerLevel: 1, channel: 1, door: 1, tags: 1, ratedAt: 1, receivedAt: 1 },
  ...Object.fromEntries(PERSONAL_FIELDS.map((field) => [`personal.${field}.kid`, 1])),
} as const;

type Found = Omit<ExportedRating, 'excluded' | 'personal'> & {
  readonly personal?: Partial<Record<PersonalField, object>>;
};
/** Conditions beside the period, for those who want only some of them. */
export type RatingConditions = Readonly<Record<string, unknown>>;

/** Key by key, department by department: a key begins with its department. */
export const ratingRows = (
  selection: ExportSelection,
  piece: number,
  conditions: RatingConditions = {},
): OrderedRead<ExportedRating, string> => ({
  read: (db, session, after) => readRatings(db, session, { selection, piece, conditions }, after),
  placeOf: (rows) => {
    const last = rows.at(-1);
    if (last === undefined) throw new RangeError('a piece without a row');
    return last._id;
  },
});

interface Reading {
  readonly selection: ExportSelection;
  readonly piece: number;
  readonly conditions: RatingConditions;
}

async function* readRatings(
  db: Db,
  session: ClientSession,
  { selection: { period, departments }, piece, conditions }: Reading,
  after: string | undefined,
): AsyncGenerator<ExportedRating[]> {
  const { ratings, decisions } = collectionsOf(db);
  const leftOut = new ExcludedRatings(decisions, session);
  for (const range of rangesOf(departments, after)) {
    const found = ratings
      .find({ ...conditions, _id: range, ratedAt: within(period) }, { session, batchSize: piece })
      .project<Found>(RATING_FIELDS)
      .sort({ _id: 1 });
    for await (const rows of piecesOf(found)) {
      const excluded = await leftOut.between(rows[0]?._id ?? '', rows.at(-1)?._id ?? '');
      yield rows.map(({ personal = {}, ...row }) => ({
        ...row,
        excluded: excluded.has(row._id),
        personal: PERSONAL_FIELDS.filter((field) => personal[field] !== undefined),
      }));
    }
  }
}

/** Ranges of keys behind the given one, in order. */
function rangesOf(
  departments: ExportSelection['departments'],
  after: string | undefined,
): { readonly $gte?: string; readonly $gt?: string; readonly $lt?: string }[] {
  if (departments === 'all') return [after === undefined ? { $gte: '' } : { $gt: after }];
  // Codes are ASCII: here and in the database they have one order.
  return [...departments]
    .sort()
    .map(below)
    .filter(({ $lt }) => after === undefined || after < $lt)
    .map((range) =>
      after === undefined || after < range.$gte ? range : { $gt: after, $lt: range.$lt },
    );
}
