import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import { Places } from '../../../apps/console/src/auth/places.js';
import type { HcpConfig } from '../hcp.config.js';
import { readCsv } from '#shared/csv/csv-file.js';
import { faultLine, type ImportFault } from '#shared/csv/import-fault.js';
import { withMigrated } from '../registry-change.js';
import { RegistryOnce } from '../registry-once.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { accountParts } from './account-parts.js';
import { insertUsers, takenNames, withPasswords } from './insert-users.js';
import { createPasswordsFile } from './passwords-file.js';
import { USER_COLUMNS } from './user-columns.js';
import { usersOf } from './user-rows.js';

/** What one transaction of the database can carry without running out of its time. */
const MOST_USERS = 2_000;

/**
 * `hcp import users <file> --passwords <file>`: all accounts of a CSV file in one transaction, or,
 * where any row is bad, every bad row named and none. The initial passwords stand in the new file
 * named, which only its owner may read, and nowhere else.
 */
export async function runImportUsers(
  path: string,
  passwordsPath: string | undefined,
  config: HcpConfig,
): Promise<ExitCode> {
  if (passwordsPath === undefined) {
    throw new AppError('usage', '--passwords names the new file that takes the initial passwords');
  }
  const file = basename(path);
  const read = readCsv(file, await bytesOf(path), USER_COLUMNS);
  return withMigrated(config, async (db) => {
    const parts = accountParts(db);
    const registry = new RegistryOnce(await loadRegistry(db));
    const places = new Places(registry, parts.clock, config.HCP_PROVINCE);
    const { users, faults } = usersOf(file, read.rows, places);
    const taken = await takenNames(users, file, parts);
    const all = [...read.faults, ...faults, ...taken];
    if (all.length > 0) return refuse(all);
    if (users.length > MOST_USERS) {
      throw new AppError('usage', `${file} has more than ${MOST_USERS} accounts: make it several`);
    }
    const accounts = await withPasswords(users, parts, (done) => {
      remark(`${done} of ${users.length} passwords made`);
    });
    const passwords = await createPasswordsFile(passwordsPath, accounts);
    try {
      await insertUsers(accounts, parts);
    } catch (error) {
      await passwords.remove();
      throw error;
    }
    answer(`${users.length} accounts made; their initial passwords are in ${passwordsPath}`);
    return EXIT.done;
  });
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError('usage', `the file ${path} cannot be read`, { cause: error });
  }
}

function refuse(faults: readonly ImportFault[]): ExitCode {
  for (const fault of faults.toSorted((a, b) => a.line - b.line)) remark(faultLine(fault));
  remark(`nothing was imported: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
  return EXIT.found;
}
