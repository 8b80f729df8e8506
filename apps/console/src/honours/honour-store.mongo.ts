import type { HonourDoc } from '#shared/contract/honour-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { codesOf } from '../casework/store/case-conditions.mongo.js';
import type { TimeCursor } from '../paging/time-cursor.js';
import { sessionOf, within } from '../storage/transactions.mongo.js';
import type { Tx } from '../storage/transactions.port.js';
import { HonourStore, type HonourSelection } from './honour-store.port.js';

export const honoursOf = (db: Db) => db.collection<HonourDoc>(COLLECTION.honours);
type Honours = ReturnType<typeof honoursOf>;

/** Creates the indexes that are missing. */
export async function ensureHonourStorage(db: Db): Promise<void> {
  await honoursOf(db).createIndex({ code: 1 }, { unique: true }, {});
  await honoursOf(db).createIndex({ areas: 1, proposedAt: -1, code: 1 }, {}, {});
}

export class MongoHonourStore extends HonourStore {
  constructor(private readonly honours: Honours) {
    super();
  }

  async byCode(code: string, tx?: Tx): Promise<HonourDoc | undefined> {
    return (await this.honours.findOne({ code }, within(tx))) ?? undefined;
  }

  page(selection: HonourSelection): Promise<HonourDoc[]> {
    return this.honours
      .find(conditionsOf(selection))
      .sort({ proposedAt: -1, code: 1 })
      .limit(selection.limit)
      .toArray();
  }

  async known(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.honours
      .find({ _id: { $in: [...ids] } }, { ...within(tx), projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  async insert(tx: Tx, entries: readonly HonourDoc[]): Promise<void> {
    if (entries.length > 0) await this.honours.insertMany([...entries], within(tx));
  }

  async replace(tx: Tx, before: HonourDoc, after: HonourDoc): Promise<boolean> {
    const { _id, revision } = before;
    const { matchedCount } = await this.honours.replaceOne({ _id, revision }, after, {
      session: sessionOf(tx),
    });
    return matchedCount === 1;
  }
}

/** What a list shows lies within the scopes, whatever else is asked. */
function conditionsOf({ scopes, state, list, period, after }: HonourSelection) {
  return {
    $and: [
      {
        $or: [
          { areas: { $in: codesOf(scopes, 'area') } },
          { deptCode: { $in: codesOf(scopes, 'department') } },
        ],
      },
      ...(state === undefined ? [] : [{ state }]),
      ...(list === undefined ? [] : [{ list }]),
      ...(period === undefined ? [] : [{ period }]),
      ...(after === undefined ? [] : afterConditions(after)),
    ],
  };
}

/** Keyset paging: the first condition bounds the index, the second settles the ties. */
const afterConditions = ({ at, id }: TimeCursor) => [
  { proposedAt: { $lte: at } },
  { $or: [{ proposedAt: { $lt: at } }, { code: { $gt: id } }] },
];
