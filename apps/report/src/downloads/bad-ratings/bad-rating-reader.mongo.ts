import { serviceOfKey } from '#shared/domain/keys.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { CASE_FIELDS, type CaseRow } from '../../exports/case-rows.mongo.js';
import type { ExportSelection } from '../../exports/export-reader.port.js';
import { streamMoments, type OrderedRead } from '../../exports/moments.mongo.js';
import { ratingRows } from '../../exports/rating-rows.mongo.js';
import type { BadRating, BadRatingReader } from './bad-rating.port.js';

const PIECE = 250;
/** What opens a case, as `opensCase` has it. */
const BAD = {
  isDefault: false,
  $or: [{ level: { $lte: 2 } }, { handlerLevel: { $lte: 2 } }],
} as const;

/** A case lies under the key of the service that its ratings are of. */
export class MongoBadRatingReader implements BadRatingReader {
  constructor(private readonly db: Db) {}

  badRatings(selection: ExportSelection): AsyncIterable<readonly BadRating[]> {
    return streamMoments(this.db, withCases(selection));
  }
}

function withCases(selection: ExportSelection): OrderedRead<BadRating, string> {
  const { read, placeOf } = ratingRows(selection, PIECE, BAD);
  return {
    placeOf: (rows, before) =>
      placeOf(
        rows.map(({ rating }) => rating),
        before,
      ),
    read: async function* (db, session, after) {
      for await (const ratings of read(db, session, after)) {
        const keys = ratings.map(({ _id }) => serviceOfKey(_id));
        const found = await collectionsOf(db)
          .cases.find({ _id: { $in: keys } }, { session })
          .project<CaseRow>(CASE_FIELDS)
          .toArray();
        const cases = new Map(found.map((one) => [one._id, one]));
        yield ratings.map((rating): BadRating => {
          const one = cases.get(serviceOfKey(rating._id));
          return { rating, case: one?.ratings.includes(rating._id) === true ? one : undefined };
        });
      }
    },
  };
}
