import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ASSETS = 'dist/web-public/assets';
/** Bytes on the wire, gzip level 9, of all that a page of the public site loads. */
const ASSETS_LIMIT = 8_000;

const assets = () => readdir(ASSETS);
const read = async (extension: string): Promise<string> => {
  const name = (await assets()).find((one) => one.endsWith(extension));
  if (name === undefined) throw new Error(`the build has no ${extension}`);
  return readFile(join(ASSETS, name), 'utf8');
};

describe('what a visitor of the public site downloads beside a page', () => {
  it('is a stylesheet and a sign, each with the hash of its content in its name', async () => {
    const names = (await assets()).filter((name) => /\.(css|js|svg|woff2?)$/.test(name)).sort();
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^icon-[A-Z0-9]{8}\.svg$/);
    expect(names[1]).toMatch(/^public-[A-Z0-9]{8}\.css$/);
  });

  it('is within its budget', async () => {
    const texts = [await read('.css'), await read('.svg')];
    const total = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).byteLength, 0);
    expect(total).toBeLessThanOrEqual(ASSETS_LIMIT);
  });

  it('has a stylesheet that Chromium 86 understands, and that loads nothing', async () => {
    const css = await read('.css');
    expect(css).not.toMatch(
      /:has\(|:is\(|:where\(|[;{]inset|aspect-ratio|\d[dsl]v[hw]\b|accent-color|@layer|@container|color-mix|oklch/,
    );
    expect(css).not.toMatch(/url\(|@import/);
  });
});
