import type { mongo } from 'mongoose';
import type { Collections } from '#shared/mongo/collections.js';
import { readCountedTo } from '#shared/mongo/counted-to.js';
import type { DatabaseGate } from '../citizen-api/database-gate.mongo.js';
import type { Outcome } from './outcome.js';
import type { Arrivals, OutcomeStore } from './outcome-store.port.js';

type Stored = Omit<Outcome, 'outcome' | 'webhookId'> & {
  readonly _id: string;
  readonly correlationId?: string;
};

const COMMON = { correlationId: 1, receivedAt: 1 } as const;
const PIECE = 1_000;

/**
 * Outcomes from ledger, duplicates and quarantine, by their indexes on source and arrival. What
 * citizens said themselves names the source that invited them, and is none of its outcomes.
 */
export class MongoOutcomeStore implements OutcomeStore {
  constructor(
    private readonly collections: Collections,
    private readonly gate: DatabaseGate,
  ) {}

  async *arrived(arrivals: Arrivals): AsyncGenerator<readonly Outcome[]> {
    const { services, ratings, duplicates, quarantine } = this.collections;
    const sent = sentIn(arrivals);
    const rows = services.find(sent).project<Stored>(COMMON);
    yield* this.pieces(rows, (row) => ({ outcome: 'ledger', ...toldOf(row), key: row._id }));
    const forwarded = ratings.find({ ...sent, door: 'forwarded' }).project<Stored>(COMMON);
    yield* this.pieces(forwarded, (row) => ({ outcome: 'ledger', ...toldOf(row), key: row._id }));
    const again = duplicates.find(sent).project<Stored>({ ...COMMON, key: 1 });
    yield* this.pieces(again, (one) => ({ outcome: 'duplicate', ...toldOf(one) }));
    const aside = quarantine
      .find({ ...sent, door: { $exists: false } })
      .project<Stored>({ ...COMMON, key: 1, reason: 1, field: 1 });
    yield* this.pieces(aside, (one) => ({ outcome: 'quarantined', ...toldOf(one) }));
  }

  countedTo(): Promise<Date | null> {
    return this.gate.ask(() => readCountedTo(this.collections));
  }

  /** In the order of arrival. */
  private async *pieces(
    found: mongo.FindCursor<Stored>,
    outcomeOf: (one: Stored) => Outcome,
  ): AsyncGenerator<readonly Outcome[]> {
    const cursor = found.sort({ receivedAt: 1 }).batchSize(PIECE);
    try {
      while (await this.gate.ask(() => cursor.hasNext())) {
        yield cursor.readBufferedDocuments().map(outcomeOf);
      }
    } finally {
      await cursor.close();
    }
  }
}

const sentIn = ({ source, from, to, webhookId }: Arrivals) => ({
  source,
  receivedAt: { $gte: new Date(from), $lt: new Date(to) },
  ...(webhookId === undefined ? {} : { correlationId: webhookId }),
});

const toldOf = ({ key, correlationId = '', receivedAt, reason, field }: Stored) => ({
  ...(key === undefined ? {} : { key }),
  webhookId: correlationId,
  receivedAt,
  ...(reason === undefined ? {} : { reason }),
  ...(field === undefined ? {} : { field }),
});
