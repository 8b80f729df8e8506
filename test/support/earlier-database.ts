import type { Db } from '#shared/mongo/connect.js';
import * as baseline from '../../migrations/20261125150000-baseline.js';

/** When the one notice was made; versions long ago did not write down when it was told. */
export const TOLD_AT = new Date('2026-11-20T02:00:00Z');

interface Kept {
  readonly _id: string;
  readonly [field: string]: unknown;
}

const insert = async (db: Db, collection: string, document: Kept): Promise<void> => {
  await db.collection<Kept>(collection).insertOne(document);
};

async function insertDocuments(db: Db): Promise<void> {
  await insert(db, 'ratings', { _id: 'D|S|P|1|1|c', level: 1, door: 'forwarded' });
  await insert(db, 'cases', { _id: 'D|S|P|1', state: 'opened', listing: { code: 'C1' } });
  await insert(db, 'users', { _id: 'U', username: 'u-one', areas: ['360000'] });
}

/** A database in use as the version before migrations left it: everything but their log. */
export async function asTheVersionBeforeLeftIt(db: Db): Promise<void> {
  await baseline.up(db);
  await insertDocuments(db);
  await insert(db, 'notices', { _id: 'N', at: TOLD_AT, to: [], toldAt: TOLD_AT });
}

/** A database in use with collections and indexes of versions long before that. */
export async function asLongAgo(db: Db): Promise<void> {
  const [cases, notices] = [db.collection('cases'), db.collection('notices')];
  await cases.createIndex({ areaCode: 1, state: 1 }, {}, {});
  await cases.createIndex({ 'listing.code': 1 }, { unique: true, sparse: true }, {});
  const sorted = { 'listing.dueAt': 1, 'listing.code': 1 } as const;
  for (const scope of ['listing.areas', 'listing.unit']) {
    await cases.createIndex({ [scope]: 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, state: 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, 'listing.standing': 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, 'listing.number': 1 }, {}, {});
  }
  await cases.createIndex({ state: 1, 'listing.routed': 1 }, {}, {});
  await cases.createIndex({ 'listing.remindAt': 1 }, {}, {});
  await notices.createIndex({ 'to.code': 1, at: -1 }, {}, {});
  await db.collection('ratings').createIndex({ aside: 1 }, { sparse: true }, {});
  await insertDocuments(db);
  await insert(db, 'notices', { _id: 'N', at: TOLD_AT, to: [] });
  await insert(db, 'integrity_pending', { _id: '360000', since: TOLD_AT });
}
