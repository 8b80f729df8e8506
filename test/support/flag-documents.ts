import { randomBytes } from 'node:crypto';
import type { FlagDoc } from '#shared/contract/flag-storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { flagCollectionsOf } from '../../apps/console/src/supervision/flags/flag-collections.mongo.js';
import { CONSOLE_START } from './console-app.js';

/** Puts a flag into the database as the aggregator found it: a burst at a point of an area. */
export async function insertFlag(
  db: Db,
  { lineage }: { readonly lineage: readonly string[] },
  more: Partial<FlagDoc> = {},
): Promise<FlagDoc> {
  const code = randomBytes(17).toString('base64url').slice(0, 22);
  const point = `P-${code.slice(0, 8)}`;
  const at = new Date(CONSOLE_START);
  const flag: FlagDoc = {
    _id: `burst|${point}|2096-06-01`,
    ...{ code, rule: 'burst', window: '2096-06-01', weight: 12 },
    subject: { kind: 'point', code: point },
    areas: lineage,
    departments: ['D'],
    numbers: { ratings: 14, most: 12, seconds: 60 },
    keys: [],
    ...{ state: 'open', revision: 1, foundAt: at, changedAt: at, judgements: [] },
    ...more,
  };
  await flagCollectionsOf(db).flags.insertOne(flag);
  return flag;
}
