import type { Collections } from '#shared/mongo/collections.js';
import type { DatabaseGate } from '../citizen-api/database-gate.mongo.js';
import { beginningWith } from '../citizen-api/prefix-range.mongo.js';
import type {
  CaseDecision,
  CaseFacts,
  CaseRating,
  CaseService,
  OwnEvents,
} from './own-events.port.js';

/** One case has a handful of events; what is beyond is no case. */
const MOST_ROWS = 1_000;
const COMMON = {
  ...{ service: 1, source: 1, correlationId: 1, receivedAt: 1 },
  ...{ taskCode: 1, pointCode: 1, subjectKind: 1 },
} as const;

/** Events of the ledger by the beginning of their keys: ranges of `_id`, which is indexed. */
export class MongoOwnEvents implements OwnEvents {
  constructor(
    private readonly collections: Collections,
    private readonly gate: DatabaseGate,
  ) {}

  ofCases(source: string, prefixes: readonly string[]): Promise<CaseFacts> {
    if (prefixes.length === 0) return Promise.resolve({ services: [], ratings: [], decisions: [] });
    const within = { $or: prefixes.map((prefix) => ({ _id: beginningWith(prefix) })) };
    return this.gate.ask(async () => {
      const services = await this.collections.services
        .find(within)
        .project<CaseService>({ ...COMMON, revision: 1, status: 1, servedAt: 1, withdrawn: 1 })
        .sort({ _id: 1 })
        .limit(MOST_ROWS)
        .toArray();
      const ratings = await this.collections.ratings
        .find({ ...within, source, door: 'forwarded' })
        .project<CaseRating>({ ...COMMON, isDefault: 1, level: 1, channel: 1, ratedAt: 1, tags: 1 })
        .sort({ _id: 1 })
        .limit(MOST_ROWS)
        .toArray();
      return { services, ratings, decisions: await this.decisionsOn(ratings) };
    });
  }

  private async decisionsOn(ratings: readonly CaseRating[]): Promise<CaseDecision[]> {
    if (ratings.length === 0) return [];
    return this.collections.decisions
      .find({ ratingKey: { $in: ratings.map(({ _id }) => _id) } })
      .project<CaseDecision>({ ratingKey: 1, action: 1, seq: 1 })
      .toArray();
  }
}
