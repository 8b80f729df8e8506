import { argon2Passwords } from '../../../apps/console/src/auth/identity/passwords.js';
import { MongoUserStore } from '../../../apps/console/src/auth/users/user-store.mongo.js';
import { MongoAuditTrail } from '../../../apps/console/src/audit/audit-trail.mongo.js';
import { Clock } from '../../../apps/console/src/clock.js';
import {
  consoleCollectionsOf,
  ensureConsoleStorage,
} from '../../../apps/console/src/storage/console-collections.mongo.js';
import { MongoTransactions } from '../../../apps/console/src/storage/transactions.mongo.js';
import type { Db } from '#shared/mongo/connect.js';

/** Accounts and the audit chain as console has them, on a database whose storage is prepared. */
export async function accountParts(db: Db) {
  await ensureConsoleStorage(db);
  const collections = consoleCollectionsOf(db);
  const clock = new Clock();
  return {
    clock,
    transactions: new MongoTransactions(db),
    users: new MongoUserStore(collections.users),
    audit: new MongoAuditTrail(collections, clock),
    passwords: argon2Passwords,
  };
}
export type AccountParts = Awaited<ReturnType<typeof accountParts>>;
