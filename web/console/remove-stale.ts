import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PACKED = /\.(br|gz)$/;

/**
 * Takes away the assets of builds before this one once they are old: a page that was opened a while
 * ago, and a service that runs, still find what they name.
 */
export function removeStale(olderThanMs: number): Plugin {
  return {
    name: 'remove-stale',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const folder = join(dir, 'assets');
      const mine = new Set(Object.keys(bundle).map((name) => name.replace('assets/', '')));
      for (const name of await readdir(folder)) {
        if (mine.has(name.replace(PACKED, ''))) continue;
        const path = join(folder, name);
        const { mtimeMs } = await stat(path);
        if (Date.now() - mtimeMs > olderThanMs) await rm(path, { force: true });
      }
    },
  };
}
