import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Actor } from '#shared/domain/casework/casework.js';
import { actorOf } from '../../auth/officer.js';
import { revisionsOfServices } from '../../storage/revisions.mongo.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { CaseCollections } from './case-collections.mongo.js';
import { CaseWorld, type RatingFacts, type SeenRating } from './case-world.port.js';

const SHOWN = {
  ...{ round: 1, level: 1, channel: 1, ratedAt: 1, tags: 1, handlerLevel: 1, pointCode: 1 },
  'personal.writingEvaluation': 1,
} as const;

const HAS_PHONE = { 'personal.mobile': { $exists: true } } as const;

export class MongoCaseWorld extends CaseWorld {
  constructor(
    private readonly collections: Pick<
      CaseCollections,
      'users' | 'ratings' | 'services' | 'decisions'
    >,
  ) {
    super();
  }

  async factsOf(tx: Tx, service: string, keys: readonly string[]): Promise<RatingFacts> {
    const session = sessionOf(tx);
    const { ratings, services, decisions } = this.collections;
    const only = { session, projection: { _id: 1 } } as const;
    const named =
      (await ratings.findOne({ _id: { $in: [...keys] }, ...HAS_PHONE }, only)) ??
      (await services.findOne({ $and: [revisionsOfServices([service]), HAS_PHONE] }, only));
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
