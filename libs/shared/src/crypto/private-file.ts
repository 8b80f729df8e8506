import { randomBytes } from 'node:crypto';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a file that only its owner may read (0600), whole or not at all. Of several processes that
 * do so at once one makes it, and the others leave it as it is.
 */
export async function createPrivateFile(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link, unlike a rename, refuses where another process was faster.
    await link(draft, path);
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

/** Whether an error of the file system has this code. */
export const isFileError = (error: unknown, code: 'EEXIST' | 'ENOENT'): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
