import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { PackedFile } from './backup-manifest.js';

/** The least that shrinks documents: more costs time that a snapshot does not have. */
const GZIP_LEVEL = 1;

type Chunks = AsyncIterable<Buffer>;

/** Writes a new gzip file that only its owner may read; resolves when the disk has it. */
export async function writePacked(
  folder: string,
  file: string,
  content: Chunks,
): Promise<PackedFile> {
  const inside = createHash('sha256');
  const outside = createHash('sha256');
  let bytes = 0;
  await pipeline(
    hashed(content, inside),
    createGzip({ level: GZIP_LEVEL }),
    async function* (packed: Chunks) {
      for await (const chunk of packed) {
        bytes += chunk.length;
        outside.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { file, bytes, sha256: outside.digest('hex'), contentSha256: inside.digest('hex') };
}

/** What a packed file holds. */
export function readPacked(folder: string, file: string): Chunks {
  const packed = createReadStream(join(folder, file));
  const content = createGunzip();
  // The gunzip does not hear of a file that cannot be read, unless it is told.
  packed.once('error', (error) => content.destroy(error));
  return packed.pipe(content);
}

/** SHA-256 of a file as it lies on disk, in hexadecimal; throws what the file system says. */
export const hashOfFile = (path: string): Promise<string> =>
  hashOf(createReadStream(path) as Chunks);

/** SHA-256 of chunks, in hexadecimal. */
export async function hashOf(chunks: Chunks): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function* hashed(chunks: Chunks, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
