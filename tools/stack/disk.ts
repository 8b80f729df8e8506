import { mkdir, statfs } from 'node:fs/promises';

import { StackError } from './stack.error.js';

const NEEDED_MIB = 1024;

/** Refuses to begin on a disk that is nearly full; a database that runs out of room dies badly. */
export async function requireDiskSpace(folder: string, neededMib = NEEDED_MIB): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const freeMib = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMib < neededMib) {
    throw new StackError(
      `the disk of ${folder} is nearly full (${freeMib} MiB left, ${neededMib} MiB needed): free some room and start again`,
    );
  }
}
