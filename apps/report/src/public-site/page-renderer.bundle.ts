import { readdir, readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageRenderer } from '#shared/contract/public-pages.js';
import { AppError } from '#shared/errors/app-error.js';
import type { SiteFile } from './http/page-cache.js';
import { packed } from './http/pack-page.js';

/** A file that pages load. */
export interface SiteAsset {
  readonly type: string;
  readonly file: SiteFile;
}

/** What the build of `web/public` has left. */
export interface SiteBuild {
  readonly renderer: PageRenderer;
  /** By path, such as `/assets/public-1a2b3c.css`. */
  readonly assets: ReadonlyMap<string, SiteAsset>;
}

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Loads a build; throws `config-invalid` where there is none. */
export async function loadSiteBuild(folder: string): Promise<SiteBuild> {
  try {
    const module = (await import(pathToFileURL(resolve(folder, 'pages.mjs')).href)) as PageRenderer;
    return { renderer: { render: module.render }, assets: await readAssets(folder) };
  } catch (error) {
    throw new AppError('config-invalid', 'the pages of the public site have not been built', {
      cause: error,
    });
  }
}

async function readAssets(folder: string): Promise<Map<string, SiteAsset>> {
  const assets = new Map<string, SiteAsset>();
  for (const name of await readdir(join(folder, 'assets'))) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const text = await readFile(join(folder, 'assets', name), 'utf8');
    assets.set(`/assets/${name}`, { type, file: await packed(text) });
  }
  return assets;
}
