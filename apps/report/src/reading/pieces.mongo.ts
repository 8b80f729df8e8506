import type { mongo } from 'mongoose';

/**
 * What a cursor finds, in pieces of its batch size: a turn of the event loop for each row would take
 * longer than the row itself.
 */
export async function* piecesOf<T>(
  cursor: mongo.FindCursor<T> | mongo.AggregationCursor<T>,
): AsyncGenerator<T[]> {
  try {
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments();
  } finally {
    await cursor.close();
  }
}
