import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { SiteFile } from './page-cache.js';

/** Packs as well as some milliseconds allow: a page is packed once and sent often. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A text packed for every reader, with a tag of its content: a weak one, as the bytes differ. */
export async function packed(content: string | Buffer): Promise<SiteFile> {
  const plain = Buffer.from(content);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, BROTLI),
    promisify(gzip)(plain),
  ]);
  return { plain, packed: { br, gzip: gz }, etag: tagOf(plain) };
}

const tagOf = (content: Buffer): string =>
  `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
