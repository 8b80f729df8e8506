import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import type { MigrationDoc } from '#shared/mongo/migrations.js';
import * as baseline from '../../migrations/20261125150000-baseline.js';
import * as left from '../../migrations/20261125151000-what-earlier-versions-left.js';

const ALL = {
  '20261125150000-baseline.js': baseline,
  '20261125151000-what-earlier-versions-left.js': left,
} as const;

/** What `hcp migrate up` does to a new database, without a process of its own. */
export async function migrate(db: Db): Promise<void> {
  for (const migration of Object.values(ALL)) await migration.up(db);
  const appliedAt = new Date();
  await db
    .collection<MigrationDoc>(COLLECTION.migrations)
    .insertMany(Object.keys(ALL).map((fileName) => ({ fileName, appliedAt })));
}
