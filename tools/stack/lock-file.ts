import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { StackError } from './stack.error.js';

/** What a download must be: the version of the whole, and the SHA-256 (hex) of each file. */
export interface LockFile {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Reads a lock file of the repository. */
export async function readLockFile(path: string): Promise<LockFile> {
  return JSON.parse(await readFile(path, 'utf8')) as LockFile;
}

/** SHA-256 of a file, in hex. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Holds a folder against its lock: the same files, no more and no fewer, each with its hash.
 * Code that a broker or database would run must be what the repository names, so a difference is
 * refused and never repaired behind a person's back.
 */
export async function verifyFolder(
  folder: string,
  lock: LockFile,
  lockPath: string,
): Promise<void> {
  const found = new Set(await readdir(folder));
  const remedy = `remove ${folder} and start again to fetch it anew`;
  const name = `tools/stack/${basename(lockPath)}`;
  for (const [file, expected] of Object.entries(lock.files)) {
    if (!found.delete(file)) throw new StackError(`${file} of ${name} is missing: ${remedy}`);
    const actual = await sha256(join(folder, file));
    if (actual !== expected) {
      throw new StackError(
        `${file} is not the one ${name} names (SHA-256 ${actual.slice(0, 16)}…, expected ${expected.slice(0, 16)}…): ${remedy}`,
      );
    }
  }
  const [extra] = found;
  if (extra !== undefined) throw new StackError(`${extra} is not named by ${name}: ${remedy}`);
}
