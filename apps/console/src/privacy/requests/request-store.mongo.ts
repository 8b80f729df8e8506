import type { CitizenRequestDoc } from '#shared/contract/citizen-storage.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { inAreas } from '../storage/personal-conditions.mongo.js';
import type { PrivacyCollections } from '../storage/privacy-collections.mongo.js';
import { RequestStore, type NamedRequest, type RequestQuery } from './request-store.port.js';

export class MongoRequestStore extends RequestStore {
  constructor(private readonly requests: PrivacyCollections['requests']) {
    super();
  }

  async page({ areas, state, kind, after, limit }: RequestQuery): Promise<NamedRequest[]> {
    const rows = await this.requests
      .find({
        $and: [
          { code: { $exists: true } },
          inAreas(areas),
          ...(state === undefined ? [] : [{ state }]),
          ...(kind === undefined ? [] : [{ kind }]),
          ...(after === undefined ? [] : [afterCondition(after)]),
        ],
      })
      .sort({ askedAt: 1, code: 1 })
      .limit(limit)
      .toArray();
    return rows.filter(isNamed);
  }

  async byCode(code: string, tx?: Tx): Promise<NamedRequest | undefined> {
    const row = await this.requests.findOne({ code }, within(tx));
    return row !== null && isNamed(row) ? row : undefined;
  }

  async decide(
    tx: Tx,
    _id: string,
    state: Exclude<CitizenRequestDoc['state'], 'open'>,
    decision: NonNullable<CitizenRequestDoc['decision']>,
  ): Promise<void> {
    const change = { $set: { state, decision } };
    await this.requests.updateOne({ _id }, change, { session: sessionOf(tx) });
  }
}

const isNamed = (row: CitizenRequestDoc): row is NamedRequest => row.code !== undefined;

const afterCondition = ({ at, id }: TimeCursor) => ({
  $or: [{ askedAt: { $gt: at } }, { askedAt: at, code: { $gt: id } }],
});
