import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Encoding } from '#shared/app/packed-answer.js';
import { AppError } from '#shared/errors/app-error.js';

export const PAGE_NAMES = ['rate', 'receipt', 'point'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

const asset = (extension: string) =>
  Type.String({ pattern: `^/assets/[A-Za-z0-9_.-]+\\.${extension}$` });
const PageFiles = Type.Object({ script: asset('js'), style: asset('css') });
/** Addresses of a page's script and stylesheet. */
export type PageFiles = Readonly<Static<typeof PageFiles>>;

const manifestCheck = Compile(
  Type.Object({ rate: PageFiles, receipt: PageFiles, point: PageFiles }),
);

/** A file of the web build, packed beforehand. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly packed: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/** What the web build has left to be served, all in memory. */
export interface WebBuild {
  /** Empty when the pages have not been built. */
  readonly pages: ReadonlyMap<PageName, PageFiles>;
  /** By path, such as `/assets/rate-1a2b3c.js`. */
  readonly files: ReadonlyMap<string, WebFile>;
}

const NOT_BUILT: WebBuild = { pages: new Map(), files: new Map() };

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};
/** Already packed by their own format. */
const DENSE = new Set(['.png', '.woff2']);

/**
 * Reads a web build: `manifest.json`, `widget.js` and `assets/`. Without a manifest the pages count
 * as not built. Throws `config-invalid` when the manifest is not of its form.
 */
export async function readWebBuild(folder: string): Promise<WebBuild> {
  const manifest = await readIfThere(join(folder, 'manifest.json'));
  if (manifest === undefined) return NOT_BUILT;
  const value = JSON.parse(manifest.toString()) as unknown;
  if (!manifestCheck.Check(value)) {
    throw new AppError('config-invalid', 'the manifest of the web build is not of its form');
  }
  const files = new Map<string, WebFile>();
  const widget = await readIfThere(join(folder, 'widget.js'));
  if (widget !== undefined) files.set('/widget.js', await webFile('.js', widget));
  for (const name of await readdir(join(folder, 'assets'))) {
    const content = await readFile(join(folder, 'assets', name));
    files.set(`/assets/${name}`, await webFile(extname(name), content));
  }
  return { pages: new Map(PAGE_NAMES.map((name) => [name, value[name]])), files };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function webFile(extension: string, plain: Buffer): Promise<WebFile> {
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    packed: DENSE.has(extension)
      ? {}
      : { br: await promisify(brotliCompress)(plain), gzip: await promisify(gzip)(plain) },
  };
}
