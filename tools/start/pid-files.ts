import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes the files of `.data/run`, also those of processes that were still starting; `start.pid`
 * belongs to the entry.
 */
export async function removePidFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== 'start.pid') await rm(join(folder, name), { force: true });
  }
}
