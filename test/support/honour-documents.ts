import { randomBytes } from 'node:crypto';
import type { HonourDoc } from '#shared/contract/honour-storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { honoursOf } from '../../apps/console/src/honours/honour-store.mongo.js';
import { CONSOLE_START } from './console-app.js';

/** Puts a drafted entry of the red list into the database. */
export async function insertHonour(
  db: Db,
  { lineage }: { readonly lineage: readonly string[] },
  more: Partial<HonourDoc> & Pick<HonourDoc, 'deptCode'>,
): Promise<HonourDoc> {
  const code = randomBytes(17).toString('base64url').slice(0, 22);
  const entry: HonourDoc = {
    _id: `2096-05|red|${code}`,
    ...{ code, list: 'red', period: '2096-05', name: '某局', areas: lineage },
    ...{ figures: {}, state: 'draft', revision: 1, steps: [] },
    ...{ proposedBy: 'somebody', proposedAt: new Date(CONSOLE_START) },
    ...more,
  };
  await honoursOf(db).insertOne(entry);
  return entry;
}
