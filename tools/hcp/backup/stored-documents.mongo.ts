import type { mongo } from 'mongoose';

const CHUNK_BYTES = 256 * 1024;
const BATCH_DOCUMENTS = 10_000;

/** What `storedDocuments` has passed on. */
export interface DocumentCount {
  documents: number;
}

/**
 * All documents of a collection in the order of their ids: the bytes that the database keeps, one
 * document after the other, in chunks. The same documents give the same bytes wherever they lie.
 */
export async function* storedDocuments(
  collection: mongo.Collection,
  count: DocumentCount,
  session?: mongo.ClientSession,
): AsyncGenerator<Buffer> {
  const cursor = collection
    .find({}, { ...(session && { session }), raw: true, batchSize: BATCH_DOCUMENTS })
    .sort({ _id: 1 })
    .hint({ _id: 1 });
  let chunk: Buffer[] = [];
  let bytes = 0;
  // A raw cursor gives bytes, which its type does not say.
  for await (const document of cursor as unknown as AsyncIterable<Buffer>) {
    chunk.push(document);
    bytes += document.length;
    count.documents += 1;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(chunk);
    chunk = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(chunk);
}
