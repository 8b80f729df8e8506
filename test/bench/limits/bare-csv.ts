import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { RATING_FIELDS } from '../../../apps/report/src/exports/rating-rows.mongo.js';

/** The same rows from a cursor through csv-stringify into a file: what a script of ten lines does. */
export async function bareCsv(db: Db, from: Date, until: Date, file: string): Promise<void> {
  const columns = Object.keys(RATING_FIELDS).filter((name) => !name.startsWith('personal.'));
  const cursor = collectionsOf(db)
    .ratings.find({ ratedAt: { $gte: from, $lt: until } })
    .project(RATING_FIELDS)
    .sort({ _id: 1 });
  await pipeline(
    cursor.stream(),
    stringify({ header: true, columns: ['_id', ...columns] }),
    createWriteStream(file),
  );
}
