import { generatePassword } from '#shared/crypto/password-rules.js';
import type { UserDoc } from '#shared/contract/console-storage.js';
import { AppError } from '#shared/errors/app-error.js';
import { newUser } from '../../../apps/console/src/auth/users/new-user.js';
import { shown, type ImportFault } from '#shared/csv/import-fault.js';
import { everySeconds } from '../terminal/progress.js';
import type { AccountParts } from './account-parts.js';
import type { ImportedUser } from './user-rows.js';

/** An account to be made and its initial password. */
export interface NewAccount {
  readonly user: UserDoc;
  readonly password: string;
}

/** A fault for each user name that an account has already. */
export async function takenNames(
  users: readonly ImportedUser[],
  file: string,
  parts: AccountParts,
): Promise<ImportFault[]> {
  const faults: ImportFault[] = [];
  for (const { line, username } of users) {
    if ((await parts.users.byUsername(username)) === undefined) continue;
    const rule = `there is an account ${shown(username)} already`;
    faults.push({ file, line, column: 'username', code: 'taken', rule });
  }
  return faults;
}

/** Gives each an initial password; `tell` hears how many are done, every few seconds. */
export async function withPasswords(
  users: readonly ImportedUser[],
  { passwords, clock }: AccountParts,
  tell: (done: number) => void,
): Promise<NewAccount[]> {
  const accounts: NewAccount[] = [];
  const progress = everySeconds(5, tell);
  for (const { username, name, area, unit, grants, areas } of users) {
    const password = generatePassword();
    const hash = await passwords.hash(password);
    const user = newUser({ username, name, area, unit, grants, areas, hash }, clock.now());
    accounts.push({ user, password });
    progress(accounts.length);
  }
  return accounts;
}

/** All of them and their entries in the audit chain, in one transaction; throws `usage` when a name was taken meanwhile. */
export async function insertUsers(
  accounts: readonly NewAccount[],
  { transactions, users, audit }: AccountParts,
): Promise<void> {
  await transactions.run(async (tx) => {
    for (const { user } of accounts) {
      const { _id, username, area, unit = null, grants, version } = user;
      if ((await users.byUsername(username, tx)) !== undefined) {
        throw new AppError('usage', `somebody made an account ${shown(username)} meanwhile`);
      }
      await users.insert(tx, user);
      await audit.append(tx, {
        actor: 'command-line',
        action: 'user.imported',
        subject: `user:${_id}`,
        details: {
          ...{ username, area, unit, version },
          grants: grants.map(({ role, scope }) => `${role} ${scope.kind} ${scope.code}`),
        },
      });
    }
  });
}
