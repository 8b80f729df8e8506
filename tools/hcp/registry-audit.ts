import type { AuditEntry } from '#shared/contract/console-storage.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import type { ImportOutcome } from '#shared/mongo/registry.import.js';
import { REGISTRY_FILES } from '#shared/registry/columns.js';
import { MongoAuditTrail } from '../../apps/console/src/audit/audit-trail.mongo.js';
import { Clock } from '../../apps/console/src/clock.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { txOf } from '../../apps/console/src/storage/transactions.mongo.js';

/** Writes into the audit chain, within the transaction of a change. */
export type Note = (session: ClientSession, entry: Omit<AuditEntry, 'actor'>) => Promise<void>;

/** What is done at the command line stands in the audit chain, too. */
export function registryAudit(db: Db): Note {
  const trail = new MongoAuditTrail(consoleCollectionsOf(db), new Clock());
  return (session, entry) => trail.append(txOf(session), { ...entry, actor: 'command-line' });
}

/** What of an import stands in the audit chain. */
export const importNote = ({ version, counts }: Pick<ImportOutcome, 'version' | 'counts'>) => ({
  action: 'registry.imported' as const,
  subject: 'registry',
  details: {
    version,
    ...Object.fromEntries(
      REGISTRY_FILES.map((file) => [
        file,
        { new: counts[file].added, changed: counts[file].changed },
      ]),
    ),
  },
});
