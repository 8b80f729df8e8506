import { dirname, join } from 'node:path';

// This file runs as dist/tools/web/web.paths.js.
const root = dirname(dirname(dirname(import.meta.dirname)));

export const SOURCES = join(root, 'web/widget/src');
export const OUT = join(root, 'dist/web');
export const ASSETS = join(OUT, 'assets');
export const MANIFEST = join(OUT, 'manifest.json');

/** Old domestic kernels on office PCs are of this age. */
export const TARGET = 'chrome86';

export const PUBLIC_SOURCES = join(root, 'web/public');
export const PUBLIC_OUT = join(root, 'dist/web-public');
