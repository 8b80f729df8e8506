import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web-console';
/** Bytes on the wire of the first load, gzip level 9. */
const FIRST_LOAD = 350_000;

const read = (address: string): Promise<string> => readFile(join(FOLDER, address), 'utf8');
const packed = async (address: string): Promise<number> =>
  gzipSync(await readFile(join(FOLDER, address)), { level: 9 }).byteLength;

/** What a chunk brings along before it runs, itself included. */
async function withImports(address: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(address)) return seen;
  seen.add(address);
  const text = await read(address);
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    if (name !== undefined) await withImports(`/assets/${name}`, seen);
  }
  return seen;
}

/** Assets that the newest build names: those of earlier ones stay for a while. */
async function named(pattern: RegExp): Promise<string[]> {
  const found = new Set<string>();
  const look = async (address: string): Promise<void> => {
    const names = (await read(address)).matchAll(
      /assets\/([\w.-]+\.(?:js|css))|"\.\/([\w.-]+\.js)"/g,
    );
    for (const [, asset, neighbour] of names) {
      const next = `/assets/${asset ?? neighbour ?? ''}`;
      if (found.has(next)) continue;
      found.add(next);
      if (next.endsWith('.js')) await look(next);
    }
  };
  await look('index.html');
  return [...found].filter((address) => pattern.test(address));
}

describe('what an officer downloads', () => {
  it('is within its budget until the start page stands: page, frame, styles and polyfills', async () => {
    const page = await read('index.html');
    const linked = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, a]) => a ?? '');
    const pages = await named(/\/(shell-frame|start-page|sign-in)-.*\.(js|css)$/);
    const all = new Set<string>();
    for (const address of [...linked, ...pages]) {
      if (address.endsWith('.js')) await withImports(address, all);
      else all.add(address);
    }
    const sizes = await Promise.all([...all].map(packed));
    const total = (await packed('index.html')) + sizes.reduce((sum, size) => sum + size, 0);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(total).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('has no script and no style inside the page', async () => {
    const page = await read('index.html');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style="/);
  });

  it('has styles that Chromium 86 understands', async () => {
    for (const address of await named(/\.css$/)) {
      expect(await read(address)).not.toMatch(
        /:has\(|:where\(|[;{]inset|aspect-ratio|\d[dsl]v[hw]\b|accent-color|@layer|@container|color-mix|oklch/,
      );
    }
  });
});
