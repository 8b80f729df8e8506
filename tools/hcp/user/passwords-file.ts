import { open, unlink } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '#shared/errors/app-error.js';
import type { NewAccount } from './insert-users.js';

export interface PasswordsFile {
  /** Takes the file away again. */
  remove(): Promise<void>;
}

/**
 * A new CSV file of user names and initial passwords that only its owner may read. Throws `usage`
 * where there is a file of that name, or none can be made.
 */
export async function createPasswordsFile(
  path: string,
  accounts: readonly NewAccount[],
): Promise<PasswordsFile> {
  let file;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    throw new AppError('usage', `the file ${path} cannot be made`, { cause: error });
  }
  try {
    const rows = accounts.map(({ user, password }) => [user.username, user.name, password]);
    await file.writeFile(stringify([['username', 'name', 'password'], ...rows]));
    await file.sync();
  } finally {
    await file.close();
  }
  return { remove: () => unlink(path) };
}
