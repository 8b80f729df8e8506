import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The checkout's root, from a source file as well as from its built copy under `dist/`. */
export function repositoryRoot(from: string = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package-lock.json above ${from}`);
    folder = parent;
  }
  return folder;
}

/** Where downloads are kept between runs: `HCP_CACHE_DIR`, else `.cache/stack` in the checkout. */
export function cacheFolder(): string {
  const given = process.env['HCP_CACHE_DIR'];
  return given ? resolve(given) : join(repositoryRoot(), '.cache/stack');
}

/** A file of this room (lock file, pom, requirements) as it lies in the sources. */
export function stackFile(name: string): string {
  return join(repositoryRoot(), 'tools/stack', name);
}
