/** What of BSON stands in score documents. Layout: bsonspec.org, version 1.1. */
export const DOUBLE = 0x01;
export const STRING = 0x02;
export const DOCUMENT = 0x03;
export const INT32 = 0x10;
export const INT64 = 0x12;

/** The number of a value that begins at `at`; 0 of what is none. */
export function numberAt(type: number | undefined, raw: Buffer, at: number): number {
  switch (type) {
    case INT32:
      return raw.readInt32LE(at);
    case INT64:
      return Number(raw.readBigInt64LE(at));
    case DOUBLE:
      return raw.readDoubleLE(at);
    default:
      return 0;
  }
}

/** Bytes of a value that begins at `at`; throws `TypeError` at what score documents do not hold. */
export function sizeOf(type: number | undefined, raw: Buffer, at: number): number {
  switch (type) {
    case INT32:
      return 4;
    case INT64:
    case DOUBLE:
      return 8;
    case DOCUMENT:
      return raw.readInt32LE(at);
    case STRING:
      return 4 + raw.readInt32LE(at);
    default:
      throw new TypeError('a score document holds something that is no counter');
  }
}

/** A text whose value begins at `at`. */
export const textAt = (raw: Buffer, at: number): string =>
  raw.toString('latin1', at + 4, at + 3 + raw.readInt32LE(at));

/** The bytes of documents that were read raw: the driver's type says otherwise. */
export const bytesOf = (found: readonly unknown[]): Buffer[] =>
  found.map((raw) => {
    if (!(raw instanceof Uint8Array)) throw new TypeError('the driver decoded a raw read');
    return Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  });
