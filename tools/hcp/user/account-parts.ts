import { argon2Passwords } from '../../../apps/console/src/auth/identity/passwords.js';
import { MongoUserStore } from '../../../apps/console/src/auth/users/user-store.mongo.js';
import { MongoAuditTrail } from '../../../apps/console/src/audit/audit-trail.mongo.js';
import { Clock } from '../../../apps/console/src/clock.js';
import { consoleCollectionsOf } from '../../../apps/console/src/storage/console-collections.mongo.js';
import { MongoTransactions } from '../../../apps/console/src/storage/transactions.mongo.js';
import type { Db } from '#shared/mongo/connect.js';

/** Accounts and the audit chain as console has them. */
export function accountParts(db: Db) {
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
export type AccountParts = ReturnType<typeof accountParts>;
