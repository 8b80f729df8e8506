import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { put, removeStale } from './built-files.js';
import { ASSETS, MANIFEST, OUT, SOURCES, TARGET } from './web.paths.js';

/** What a page loads, as the browser asks for it. */
interface PageFiles {
  readonly script: string;
  readonly style?: string;
}
export type WebManifest = Readonly<Record<'rate' | 'receipt' | 'point' | 'widget', PageFiles>>;

interface Built {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const common: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  target: TARGET,
  legalComments: 'none',
  logLevel: 'warning',
  outdir: ASSETS,
  entryNames: '[name]-[hash]',
};

async function bundle(options: BuildOptions): Promise<readonly Built[]> {
  const { outputFiles = [] } = await build({ ...common, ...options });
  return outputFiles.map((file) => ({ name: basename(file.path), bytes: file.contents }));
}

/** The address of the only file among those built that begins with a name. */
function addressOf(files: readonly Built[], name: string): string {
  const found = files.find((file) => file.name.startsWith(`${name}-`));
  if (found === undefined) throw new Error(`the build made no ${name}`);
  return `/assets/${found.name}`;
}

/**
 * Builds pages, stylesheet and widget into dist/web: assets with the hash of their content in the
 * name, `widget.js` under its stable name, and `manifest.json` that tells which page loads what.
 */
export async function buildWeb(): Promise<WebManifest> {
  const pow = await bundle({ entryPoints: [join(SOURCES, 'pow/pow.worker.ts')] });
  const worker = addressOf(pow, 'pow.worker');
  const pages = await bundle({
    entryPoints: ['rate', 'receipt', 'point'].map((name) => join(SOURCES, `pages/${name}.tsx`)),
    format: 'esm',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { POW_WORKER: JSON.stringify(worker) },
  });
  const styles = await bundle({ entryPoints: [join(SOURCES, '../styles/citizen.css')] });
  // Pure ASCII and no module: host pages may be in any encoding and of any age.
  const [widget] = await bundle({
    entryPoints: [join(SOURCES, 'frame/widget.ts')],
    format: 'iife',
    charset: 'ascii',
  });
  if (widget === undefined) throw new Error('the build made no widget');

  const style = addressOf(styles, 'citizen');
  const page = (name: string): PageFiles => ({ script: addressOf(pages, name), style });
  const manifest: WebManifest = {
    rate: page('rate'),
    receipt: page('receipt'),
    point: page('point'),
    widget: { script: '/widget.js' },
  };
  const assets = [...pow, ...pages, ...styles];
  await mkdir(ASSETS, { recursive: true });
  await Promise.all(assets.map((file) => put(join(ASSETS, file.name), file.bytes)));
  await put(join(OUT, 'widget.js'), widget.bytes);
  await put(MANIFEST, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await removeStale(ASSETS, new Set(assets.map((file) => file.name)));
  return manifest;
}
