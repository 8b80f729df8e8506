import fc from 'fast-check';
import mongoose from 'mongoose';
import { bsonDocuments } from './bson-documents.js';
import { exactDocument } from './exact-document.js';

const { BSON } = mongoose.mongo;

/** Cuts bytes at the given places, wherever they fall. */
async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
    at += size;
  }
  yield bytes.subarray(at);
}

async function all(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return found;
}

/** Names as score documents have them: days and months, which JavaScript would sort. */
const names = fc.oneof(
  fc.stringMatching(/^[a-z]{1,3}$/),
  fc.integer({ min: 1, max: 31 }).map((day) => String(day).padStart(2, '0')),
);

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer().map((n) => new BSON.Int32(n | 0)),
    fc.double({ noNaN: true }).map((n) => new BSON.Double(n)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => BSON.Long.fromBigInt(n)),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array().map((bytes) => new BSON.Binary(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('document'),
  ),
  document: fc
    .uniqueArray(fc.tuple(names, tie('value')), { selector: ([name]) => name, maxLength: 6 })
    .map((entries) => new Map(entries)),
}));
describe('documents of a backup', () => {
  it('come out one by one, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 20 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 60 }),
        async (numbers, sizes) => {
          const documents = numbers.map((n) => Buffer.from(BSON.serialize({ n })));
          const found = await all(bsonDocuments(cut(Buffer.concat(documents), sizes)));
          expect(Buffer.concat(found)).toEqual(Buffer.concat(documents));
          expect(found).toHaveLength(documents.length);
        },
      ),
    );
  });

  it.each([
    ['half a document', Buffer.from(BSON.serialize({ a: 1 })).subarray(0, 9)],
    ['something else', Buffer.alloc(16, 0xff)],
  ])('%s is refused', async (_, bytes) => {
    await expect(all(bsonDocuments(cut(bytes, [])))).rejects.toMatchObject({
      code: 'backup-invalid',
    });
  });

  it('are written with the bytes they were read from', () => {
    fc.assert(
      fc.property(values.document, (document) => {
        const bytes = Buffer.from(BSON.serialize(document));
        expect(Buffer.from(BSON.serialize(exactDocument(bytes)))).toEqual(bytes);
      }),
    );
  });
});
