import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import { generatePassword } from '#shared/crypto/password-rules.js';
import type { Transactions } from '../../storage/transactions.port.js';
import type { Passwords } from '../identity/passwords.js';
import { newUser } from './new-user.js';
import type { UserStore } from './user-store.port.js';

export const FIRST_USERNAME = 'admin';

export interface FirstAdministratorParts {
  readonly transactions: Transactions;
  readonly users: UserStore;
  readonly audit: AuditTrail;
  readonly passwords: Passwords;
  readonly clock: Clock;
  /** The area that the whole system is for. */
  readonly province: string;
}

/**
 * Makes the account `admin`, a system administrator of the whole, when there is no account at all.
 * Answers its initial password, which stands nowhere else; undefined when there are accounts.
 */
export async function makeFirstAdministrator(
  parts: FirstAdministratorParts,
): Promise<string | undefined> {
  const { transactions, users, audit, passwords, clock, province } = parts;
  const isNeeded = await transactions.run((tx) => users.isEmpty(tx));
  if (!isNeeded) return undefined;
  const password = generatePassword();
  const hash = await passwords.hash(password);
  const user = newUser(
    {
      username: FIRST_USERNAME,
      name: '系统管理员',
      area: province,
      grants: [{ role: 'system-admin', scope: { kind: 'area', code: province } }],
      areas: [province],
      hash,
    },
    clock.now(),
  );
  return transactions.run(async (tx) => {
    // Another process may have been faster.
    if (!(await users.isEmpty(tx))) return undefined;
    await users.insert(tx, user);
    await audit.append(tx, {
      actor: 'system',
      action: 'user.created',
      subject: `user:${user._id}`,
      details: { username: FIRST_USERNAME, area: province, unit: null, first: true, version: 1 },
    });
    return password;
  });
}
