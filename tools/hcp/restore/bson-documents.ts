import { invalid } from './read-backup.js';

const LENGTH_BYTES = 4;
/** The empty document, and what MongoDB takes at most, with some room. */
const LEAST_BYTES = 5;
const MOST_BYTES = 17 * 1024 * 1024;

/** Documents that lie one after the other in a stream of bytes; throws `backup-invalid` if they do not. */
export async function* bsonDocuments(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= LENGTH_BYTES) {
      const length = rest.readInt32LE(at);
      if (length < LEAST_BYTES || length > MOST_BYTES)
        throw invalid('no document where one begins');
      if (rest.length - at < length) break;
      yield rest.subarray(at, at + length);
      at += length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw invalid('half a document at the end');
}
