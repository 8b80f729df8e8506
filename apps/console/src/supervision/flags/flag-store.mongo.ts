import type { FlagDoc, FlagJudgement } from '#shared/contract/flag-storage.js';
import { codesOf, oneOf } from '../../casework/store/case-conditions.mongo.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { FlagCollections } from './flag-collections.mongo.js';
import {
  FlagStore,
  type FlaggedCase,
  type FlaggedRating,
  type FlagQuery,
} from './flag-store.port.js';

const RATING = {
  ...{ deptCode: 1, service: 1, round: 1, level: 1, channel: 1, pointCode: 1, ratedAt: 1 },
} as const;

export class MongoFlagStore extends FlagStore {
  constructor(private readonly collections: FlagCollections) {
    super();
  }

  async byCode(code: string, tx?: Tx): Promise<FlagDoc | undefined> {
    return (await this.collections.flags.findOne({ code }, within(tx))) ?? undefined;
  }

  page(query: FlagQuery): Promise<FlagDoc[]> {
    return this.collections.flags
      .find(conditionsOf(query))
      .sort({ foundAt: -1, code: 1 })
      .limit(query.limit)
      .toArray();
  }

  async judge(tx: Tx, before: FlagDoc, judgement: FlagJudgement): Promise<boolean> {
    const { _id, revision, weight } = before;
    const { matchedCount } = await this.collections.flags.updateOne(
      { _id, revision },
      {
        $set: { state: judgement.verdict, judgedWeight: weight, changedAt: judgement.at },
        $inc: { revision: 1 },
        $push: { judgements: judgement },
      },
      { session: sessionOf(tx) },
    );
    return matchedCount === 1;
  }

  ratings(keys: readonly string[]): Promise<FlaggedRating[]> {
    return this.collections.ratings
      .find({ _id: { $in: [...keys] } })
      .sort({ ratedAt: 1, _id: 1 })
      .project<FlaggedRating>(RATING)
      .toArray();
  }

  async cases(services: readonly string[]): Promise<FlaggedCase[]> {
    const found = await this.collections.cases
      .find({ _id: { $in: [...services] }, listing: { $exists: true } })
      .project<{ _id: string; listing: Omit<FlaggedCase, 'service'> }>({
        ...{ 'listing.code': 1, 'listing.areas': 1, 'listing.unit': 1 },
      })
      .toArray();
    return found.map(({ _id, listing }) => ({ ...listing, service: _id }));
  }
}

/** What a list shows lies within the scopes, whatever else is asked. */
function conditionsOf({ scopes, state, rule, within, after }: FlagQuery) {
  return {
    $and: [
      { areas: oneOf(codesOf(scopes, 'area')) },
      ...(within === undefined ? [] : [{ areas: within }]),
      ...(state === undefined ? [] : [{ state }]),
      ...(rule === undefined ? [] : [{ rule }]),
      ...(after === undefined ? [] : afterConditions(after)),
    ],
  };
}

/** Keyset paging: the first condition bounds the index, the second settles the ties. */
const afterConditions = ({ at, id }: TimeCursor) => [
  { foundAt: { $lte: at } },
  { $or: [{ foundAt: { $lt: at } }, { code: { $gt: id } }] },
];
