import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { put, removeStale } from './built-files.js';
import { PUBLIC_OUT, PUBLIC_SOURCES, TARGET } from './web.paths.js';

const ASSETS = join(PUBLIC_OUT, 'assets');
const NODE = 'node24';

interface Asset {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Builds one file; there is exactly one output. */
async function one(options: BuildOptions): Promise<Asset> {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    outdir: ASSETS,
    entryNames: '[name]-[hash]',
    ...options,
    write: false,
  });
  const [file, ...more] = outputFiles;
  if (file === undefined || more.length > 0) throw new Error('the build made more than one file');
  return { name: basename(file.path), bytes: file.contents };
}

/**
 * Builds the public site into dist/web-public: `pages.mjs`, which report loads to draw pages, and
 * what pages load, with the hash of its content in the name. Readers are sent no script.
 */
export async function buildPublic(): Promise<void> {
  const style = await one({
    entryPoints: [join(PUBLIC_SOURCES, 'styles/public.css')],
    target: TARGET,
  });
  const icon = await one({
    entryPoints: [join(PUBLIC_SOURCES, 'icon.svg')],
    loader: { '.svg': 'copy' },
  });
  const pages = await one({
    entryPoints: [join(PUBLIC_SOURCES, 'src/render-page.tsx')],
    platform: 'node',
    target: NODE,
    format: 'esm',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      STYLE: JSON.stringify(`/assets/${style.name}`),
      ICON: JSON.stringify(`/assets/${icon.name}`),
    },
  });
  await mkdir(ASSETS, { recursive: true });
  await Promise.all([style, icon].map((file) => put(join(ASSETS, file.name), file.bytes)));
  await put(join(PUBLIC_OUT, 'pages.mjs'), pages.bytes);
  await removeStale(ASSETS, new Set([style.name, icon.name]));
}
