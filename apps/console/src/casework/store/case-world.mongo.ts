import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Actor } from '#shared/domain/casework/casework.js';
import { actorOf } from '../../auth/officer.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { CaseCollections } from './case-collections.mongo.js';
import { CaseWorld, type RatingFacts, type SeenRating } from './case-world.port.js';

const SHOWN = {
  ...{ round: 1, level: 1, channel: 1, ratedAt: 1, tags: 1, handlerLevel: 1, pointCode: 1 },
} as const;

export class MongoCaseWorld extends CaseWorld {
  constructor(
    private readonly collections: Pick<CaseCollections, 'users' | 'ratings' | 'decisions'>,
  ) {
    super();
  }

  async factsOf(tx: Tx, keys: readonly string[]): Promise<RatingFacts> {
    const session = sessionOf(tx);
    const { ratings, decisions } = this.collections;
    const named = await ratings.findOne(
      { _id: { $in: [...keys] }, 'personal.mobile': { $exists: true } },
      { session, projection: { _id: 1 } },
    );
    const last = await decisions.findOne(
      { ratingKey: { $in: [...keys] } },
      { session, sort: { seq: -1 }, projection: { seq: 1 } },
    );
    return { realName: named !== null, lastSeq: last?.seq ?? 0 };
  }

  ratings(keys: readonly string[]): Promise<SeenRating[]> {
    return this.collections.ratings
      .find({ _id: { $in: [...keys] } })
      .sort({ ratedAt: 1 })
      .project<SeenRating>(SHOWN)
      .toArray();
  }

  async person(tx: Tx, id: string): Promise<Actor | undefined> {
    const user = await this.collections.users.findOne(
      { _id: id, state: 'active' },
      { session: sessionOf(tx) },
    );
    return user === null ? undefined : actorOf(user);
  }

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const users = await this.collections.users
      .find({ _id: { $in: [...new Set(ids)] } })
      .project<Pick<UserDoc, '_id' | 'name'>>({ name: 1 })
      .toArray();
    return new Map(users.map(({ _id, name }) => [_id, name]));
  }
}
