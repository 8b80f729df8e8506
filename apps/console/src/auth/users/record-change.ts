import type { AuditAction, Json, UserDoc } from '#shared/contract/console-storage.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { UserChange, UserStore } from './user-store.port.js';

/** One change of an account and what is written down of it. */
export interface RecordedChange {
  /** Who made it. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The account as it was read in this transaction. */
  readonly user: UserDoc;
  readonly change: Omit<UserChange, 'version'>;
  readonly details?: Readonly<Record<string, Json>>;
}

/** Changes an account by one version and writes that version into the audit chain; answers the new one. */
export async function recordChange(
  tx: Tx,
  { users, audit }: { readonly users: UserStore; readonly audit: AuditTrail },
  { actor, action, user, change, details = {} }: RecordedChange,
): Promise<UserDoc> {
  const version = user.version + 1;
  await users.change(tx, user._id, { ...change, version });
  const subject = `user:${user._id}`;
  await audit.append(tx, { actor, action, subject, details: { ...details, version } });
  return { ...user, ...change, version } as UserDoc;
}
