import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes on the wire, gzip level 9. The shell is what ingest puts around a page. */
const PAGE_LIMIT = 40_000;
const SHELL = 3_000;
const WIDGET_LIMIT = 12_000;

type PageName = 'rate' | 'receipt' | 'point';
type Manifest = Record<PageName, { script: string; style: string }> & {
  widget: { script: string };
};

const read = (address: string): Promise<Buffer> => readFile(join('dist/web', address));
const sizeOf = async (address: string): Promise<number> =>
  gzipSync(await read(address), { level: 9 }).byteLength;
const manifest = async () => JSON.parse((await read('manifest.json')).toString()) as Manifest;

describe('what a citizen downloads', () => {
  it.each<PageName>(['rate', 'receipt', 'point'])('is within its budget: %s', async (name) => {
    const { script, style } = (await manifest())[name];
    const total = SHELL + (await sizeOf(script)) + (await sizeOf(style));
    expect(total).toBeLessThanOrEqual(PAGE_LIMIT);
  });

  it('is within its budget: the widget', async () => {
    expect(await sizeOf((await manifest()).widget.script)).toBeLessThanOrEqual(WIDGET_LIMIT);
  });

  it('has the hash of its content in its name, so that it may be kept for ever', async () => {
    const { rate } = await manifest();
    expect(rate.script).toMatch(/^\/assets\/rate-[A-Z0-9]{8}\.js$/);
    expect(rate.style).toMatch(/^\/assets\/citizen-[A-Z0-9]{8}\.css$/);
  });

  it('reads the same on a page of any encoding: the widget is ASCII', async () => {
    const widget = await read((await manifest()).widget.script);
    expect(widget.every((byte) => byte < 128)).toBe(true);
  });

  it.each<PageName | 'widget'>(['rate', 'receipt', 'point', 'widget'])(
    'calls nothing that Chromium 86 lacks: %s',
    async (name) => {
      const script = (await read((await manifest())[name].script)).toString();
      expect(script).not.toMatch(
        /\.(at|findLast|findLastIndex|toSorted|toReversed|isWellFormed|hasOwn|randomUUID)\(|structuredClone|AbortSignal\.timeout/,
      );
    },
  );

  it('has a stylesheet that Chromium 86 understands', async () => {
    const css = (await read((await manifest()).rate.style)).toString();
    expect(css).not.toMatch(
      /:has\(|:is\(|:where\(|[;{]inset|aspect-ratio|\d[dsl]v[hw]\b|accent-color|@layer|@container|color-mix|oklch/,
    );
  });
});
