import { requestPrefix, type CitizenRequestDoc } from '#shared/contract/citizen-storage.js';
import { ratingKey } from '#shared/domain/keys.js';
import type { Collections } from '#shared/mongo/collections.js';
import { isDuplicate } from '#shared/mongo/duplicate.js';
import type { DatabaseGate } from '../database-gate.mongo.js';
import { beginningWith } from '../prefix-range.mongo.js';
import type { ReceiptFacts, ReceiptStore } from './receipt-store.port.js';

type Rating = ReceiptFacts['ratings'][number];
type Decision = ReceiptFacts['decisions'][number];
type Case = NonNullable<ReceiptFacts['case']>;
type Request = ReceiptFacts['requests'][number];

/** The facts of a receipt from the ledger, the cases and the requests: four look-ups by index. */
export class MongoReceiptStore implements ReceiptStore {
  constructor(
    private readonly collections: Pick<
      Collections,
      'ratings' | 'decisions' | 'cases' | 'citizenRequests'
    >,
    private readonly gate: DatabaseGate,
  ) {}

  async factsOf(service: string): Promise<ReceiptFacts> {
    const keys = [ratingKey(service, 1, false), ratingKey(service, 2, false)];
    const [ratings, decisions, cases, requests] = await this.gate.ask(() =>
      Promise.all([
        this.ratings(keys),
        this.decisions(keys),
        this.cases(service),
        this.requests(keys),
      ]),
    );
    return { ratings, decisions, case: cases[0], requests };
  }

  async request(request: CitizenRequestDoc): Promise<void> {
    try {
      await this.gate.ask(() => this.collections.citizenRequests.insertOne(request));
    } catch (error) {
      // Asked before: the first stands.
      if (!isDuplicate(error)) throw error;
    }
  }

  private ratings(keys: readonly string[]): Promise<Rating[]> {
    return this.collections.ratings
      .find({ _id: { $in: [...keys] } })
      .project<Rating>({ round: 1, level: 1, ratedAt: 1, receivedAt: 1 })
      .toArray();
  }

  private decisions(keys: readonly string[]): Promise<Decision[]> {
    return this.collections.decisions
      .find({ ratingKey: { $in: [...keys] } })
      .sort({ ratingKey: 1, seq: 1 })
      .project<Decision>({ _id: 0, ratingKey: 1, action: 1, seq: 1, decidedAt: 1 })
      .toArray();
  }

  private cases(service: string): Promise<Case[]> {
    return this.collections.cases
      .find({ _id: service })
      .project<Case>({ _id: 0, state: 1, openedAt: 1, publicSteps: 1 })
      .toArray();
  }

  private requests(keys: readonly string[]): Promise<Request[]> {
    const ranges = keys.map((key) => ({ _id: beginningWith(requestPrefix(key)) }));
    return this.collections.citizenRequests
      .find({ $or: ranges })
      .project<Request>({
        ...{ _id: 0, kind: 1, ratingKey: 1, decisionSeq: 1, askedAt: 1, state: 1 },
        'decision.at': 1,
      })
      .toArray();
  }
}
