import type { CheckpointDoc } from '#shared/contract/storage.js';
import { SCHEMA_OF, type EventType } from '#shared/contract/topic.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { TopicRecord } from '#shared/contract/record.js';
import { firstCheckpoint } from '../../apps/aggregator/src/consume/checkpoint-rules.js';
import { MongoCheckpoints } from '../../apps/aggregator/src/consume/checkpoints.mongo.js';
import {
  CountBatchService,
  type Counted,
} from '../../apps/aggregator/src/ledger/count-batch.service.js';
import { MongoTransactions } from '../../apps/aggregator/src/ledger/transactions.mongo.js';
import { ScoreParts } from '../../apps/aggregator/src/scores/score-parts.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

export interface TopicEvent {
  readonly type: EventType;
  readonly message: Readonly<Record<string, unknown>>;
  /** LogAppendTime, epoch milliseconds; absent: a moment in November. */
  readonly at?: number;
}

/** Counts events into a real database as the aggregator does, without Kafka. */
export class CountingHouse {
  readonly collections: Collections;
  readonly counter: CountBatchService;
  readonly keyring = newKeyring();
  readonly sealer = createSealer(this.keyring);
  private readonly positions = new Map<number, CheckpointDoc>();

  private constructor(readonly database: FreshDatabase) {
    this.collections = collectionsOf(database.db);
    this.counter = new CountBatchService(
      new MongoTransactions(database.db.client, this.collections, new ScoreParts()),
      this.sealer,
      NATIONAL_TAGS,
      () => ({
        isLoaded: false,
        hasArea: () => false,
        hasDepartment: () => false,
        hasItem: () => false,
        hasPoint: () => false,
      }),
    );
  }

  static async open(label: string): Promise<CountingHouse> {
    return new CountingHouse(await freshDatabase(label));
  }

  /** Counts into a database that others use too. */
  static on(database: FreshDatabase): CountingHouse {
    return new CountingHouse(database);
  }

  /** The checkpoint of a partition as this process knows it; made when there is none. */
  async position(partition: number): Promise<CheckpointDoc> {
    const known = this.positions.get(partition);
    if (known !== undefined) return known;
    const checkpoints = new MongoCheckpoints(this.database.db);
    const made = await checkpoints.create(firstCheckpoint(partition, 'cluster', 0));
    this.positions.set(partition, made);
    return made;
  }

  /** Goes on from a checkpoint that somebody else has stored. */
  resume(checkpoint: CheckpointDoc): void {
    this.positions.set(checkpoint.partition, checkpoint);
  }

  /** One batch of one partition, right behind its checkpoint. */
  async tell(events: readonly TopicEvent[], partition = 0): Promise<Counted[]> {
    const before = await this.position(partition);
    const heard: Counted[] = [];
    const records = events.map((event, i) => recordOf(event, before.next + i));
    const after = await this.counter.count(before, records, (counted) => heard.push(counted));
    if (after === undefined) throw new Error('another consumer has moved the checkpoint');
    this.positions.set(partition, after);
    return heard;
  }

  /** Counters of a department's year, those that are 0 left out. */
  async year(year = 2026, deptCode = 'D', generation = 1): Promise<Record<string, unknown>> {
    const head = await this.collections.heads.findOne({ _id: `${generation}|${year}|${deptCode}` });
    return Object.fromEntries(
      Object.entries(head ?? {}).flatMap(([name, counts]) => {
        if (typeof counts !== 'object') return [];
        const counted = Object.entries(counts).filter(([, n]) => n !== 0);
        return counted.length === 0 ? [] : [[name, Object.fromEntries(counted)]];
      }),
    );
  }

  async close(): Promise<void> {
    await this.database.drop();
  }
}

export const recordOf = ({ type, message, at }: TopicEvent, offset: number): TopicRecord => ({
  offset,
  timestamp: at ?? Date.parse('2026-11-22T12:00:00+08:00') + offset,
  key: Buffer.from('D'),
  value: Buffer.from(JSON.stringify(message)),
  headers: { type, schema: SCHEMA_OF[type], source: 'S', 'correlation-id': `c-${offset}` },
});

const common = {
  areaCode: '360102',
  deptCode: 'D',
  taskCode: 'T',
  projectNo: 'P',
  serviceNumber: '1',
};

/** A service of 31 October, some of its fields replaced. */
export const service = (fields: object = {}): TopicEvent => ({
  type: 'service',
  message: {
    ...common,
    taskName: '一件事项',
    proStatus: 3,
    serviceTime: '2026-10-31T10:00:00+08:00',
    ...fields,
  },
});

/** A chosen first rating of it, given on 2 November, some of its fields replaced. */
export const rating = (fields: object = {}): TopicEvent => ({
  type: 'rating',
  message: {
    ...common,
    assessNumber: 1,
    satisfaction: 5,
    pf: 2,
    assessTime: '2026-11-02T10:00:00+08:00',
    ...fields,
  },
});

/** A good first rating of a visit to point X, given on the same day, some of its fields replaced. */
export const visit = (fields: object = {}): TopicEvent =>
  rating({
    taskCode: undefined,
    space: 'visit',
    projectNo: 'V',
    pointCode: 'X',
    visit: true,
    door: 'direct',
    ...fields,
  });

/** A decision about that rating of a service, some of its fields replaced. */
export const decision = (fields: object = {}): TopicEvent => ({
  type: 'decision',
  message: {
    decisionId: 'E1',
    ratingKey: 'D|S|P|1|1|c',
    action: 'exclude',
    seq: 1,
    reason: '误评',
    by: 'one',
    approvedBy: 'two',
    decidedAt: '2026-11-03T10:00:00+08:00',
    ...fields,
  },
});
