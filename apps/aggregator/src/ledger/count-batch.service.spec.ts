import fc from 'fast-check';
import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { AppError } from '#shared/errors/app-error.js';
import { firstCheckpoint } from '../consume/checkpoint-rules.js';
import { CountBatchService, type Counted } from './count-batch.service.js';
import { FakeLedger } from './ledger.fake.js';
import {
  decision,
  rating,
  recordOf,
  service,
  visit,
  type FakeEvent,
} from './topic-records.fake.js';

const nothingKnown = {
  isLoaded: false,
  hasArea: () => false,
  hasDepartment: () => false,
  hasItem: () => false,
  hasPoint: () => false,
};

function house() {
  const ledger = new FakeLedger(() => new AppError('refused-by-database', 'refused'));
  const counter = new CountBatchService(
    ledger,
    { seal: () => ({ kid: 'k', ct: 'AAAA' }) },
    NATIONAL_TAGS,
    () => nothingKnown,
  );
  const start = firstCheckpoint(0, 'cluster', 0);
  ledger.store(start);
  const heard: Counted[] = [];
  const count = (checkpoint: CheckpointDoc, records: readonly TopicRecord[]) =>
    counter.count(checkpoint, records, (counted) => heard.push(counted));
  return { ledger, start, count, heard };
}

/** Counts events cut into batches of the given sizes; answers the ledger and the checkpoint. */
async function counted(events: readonly FakeEvent[], sizes: readonly number[] = [events.length]) {
  const { ledger, start, count } = house();
  let checkpoint = start;
  let rest = events.map((event, offset) => recordOf(event, offset));
  for (let n = 0; rest.length > 0; n += 1) {
    const size = Math.max(1, sizes[n % sizes.length] ?? 1);
    const after = await count(checkpoint, rest.slice(0, size));
    if (after === undefined) throw new Error('lost the checkpoint');
    checkpoint = after;
    rest = rest.slice(size);
  }
  return { ledger, checkpoint };
}

const VISIT_KEY = 'D|visit|V|1|1|c';
const day = fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-20');
const at = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }))
  .map(([d, h]) => `${d}T${String(h).padStart(2, '0')}:30:00+08:00`);
const serviceNumber = fc.constantFrom('1', '2');
const anyService = fc
  .record({
    serviceNumber,
    serviceTime: at,
    revision: fc.integer({ min: 1, max: 3 }),
    withdrawn: fc.boolean(),
    taskCode: fc.constantFrom('T', 'U'),
  })
  .map(service);
const anyRating = fc
  .record({
    serviceNumber,
    assessTime: at,
    assessNumber: fc.constantFrom(1, 2),
    isDefault: fc.boolean(),
    satisfaction: fc.integer({ min: 1, max: 5 }),
    door: fc.constantFrom('direct', 'forwarded'),
  })
  .map(rating);
const anyVisit = fc
  .record({
    projectNo: fc.constantFrom('V', 'W'),
    pointCode: fc.constantFrom(undefined, 'X'),
    assessTime: at,
    assessNumber: fc.constantFrom(1, 2),
    satisfaction: fc.integer({ min: 1, max: 5 }),
    handlerSatisfaction: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  })
  .map(visit);
const anyDecision = fc
  .record({
    decisionId: fc.constantFrom('E1', 'E2', 'E3', 'E4'),
    ratingKey: fc.constantFrom('D|S|P|1|1|c', 'D|S|P|2|1|c', 'D|S|P|1|2|c', VISIT_KEY),
    action: fc.constantFrom('exclude', 'restore'),
    seq: fc.integer({ min: 1, max: 3 }),
  })
  .map(decision);

/** Events of two services and two visits, no two with the same key. */
const story = fc.uniqueArray(fc.oneof(anyService, anyRating, anyVisit, anyDecision), {
  maxLength: 16,
  selector: ({ type, message: m }) =>
    type === 'decision'
      ? m['decisionId']
      : [
          m['projectNo'],
          m['serviceNumber'],
          m['revision'],
          m['assessNumber'],
          m['isDefault'],
        ].join(),
});
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

describe('scores are a function of what is in the ledger', () => {
  it('neither order, nor duplication, nor batching of events changes a score or a case', async () => {
    const shuffled = story.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        sizes,
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([events, mixed, cuts]) => {
        const once = await counted(events);
        const other = await counted(mixed, cuts);
        expect(other.ledger.scores).toEqual(once.ledger.scores);
        expect(other.ledger.cases).toEqual(once.ledger.cases);
        expect(other.ledger.ledgerKeys).toEqual(once.ledger.ledgerKeys);
        expect(other.checkpoint).toMatchObject({
          next: mixed.length,
          ledger: events.length,
          duplicates: events.length,
          gaps: 0,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('default and unrated never raise a score', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (events) => {
        const isSilence = ({ type, message }: FakeEvent) =>
          type === 'service' || message['isDefault'] === true;
        const silent = (await counted(events.filter(isSilence))).ledger.scores;
        const said = Object.keys(silent).filter((path) => /\.[fduh][1-5]$/.test(path));
        expect(said).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('visits are counted beside the scores, which stay as they are without them', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (events) => {
        const services = events.filter(({ message }) => message['visit'] !== true);
        const without = await counted(services);
        const all = await counted(events);
        const others = Object.entries(all.ledger.scores).filter(
          ([path]) => !/\.v[1-5x]$/.test(path),
        );
        expect(Object.fromEntries(others)).toEqual(without.ledger.scores);
      }),
      { numRuns: 60 },
    );
  });

  it('exclude and restore cancel', async () => {
    const events = [service(), rating({ satisfaction: 1 })];
    const plain = (await counted(events)).ledger.scores;
    const excluded = (await counted([...events, decision()])).ledger.scores;
    const restored = await counted([
      decision({ decisionId: 'E2', action: 'restore', seq: 2 }),
      ...events,
      decision(),
    ]);
    expect(excluded).toMatchObject({ 'heads 2026|D y.x': 1 });
    expect(excluded).not.toHaveProperty(['heads 2026|D y.f1']);
    expect(restored.ledger.scores).toEqual(plain);
  });
});

describe('what cannot be counted', () => {
  it('is set aside, and all others are counted', async () => {
    const broken = { ...rating(), message: { ...rating().message, satisfaction: 6 } };
    const { ledger, checkpoint } = await counted([service(), broken, rating()]);
    expect(ledger.quarantine).toMatchObject([
      {
        _id: expect.stringMatching(/^cluster\|0\|1\|\d+$/) as string,
        reason: 'out-of-range',
        field: 'satisfaction',
        source: 'S',
      },
    ]);
    expect(checkpoint).toMatchObject({ next: 3, ledger: 2, quarantined: 1, duplicates: 0 });
  });

  it('is found by bisection when only the database refuses it', async () => {
    const { ledger, start, count, heard } = house();
    const events = Array.from({ length: 21 }, (_, i) => service({ projectNo: `P${i}` }));
    ledger.refuses.add('D|S|P13|1|r1');
    const after = await count(start, events.map(recordOf));
    expect(after).toMatchObject({ next: 21, ledger: 20, quarantined: 1 });
    expect(ledger.quarantine).toMatchObject([{ offset: 13, reason: 'refused-by-database' }]);
    expect(heard.flatMap(({ rows }) => rows.services)).toHaveLength(20);
  });

  it('says so when a person said it, and no source', async () => {
    const { ledger, start, count } = house();
    ledger.refuses.add('D|S|P|1|1|c');
    const events = [
      rating({ door: 'direct' }),
      rating({ door: 'direct', pf: 9 }),
      rating({ pf: 9 }),
    ];
    await count(start, events.map(recordOf));
    expect(ledger.quarantine.map(({ reason, door }) => [reason, door])).toEqual([
      ['refused-by-database', 'direct'],
      ['out-of-range', 'direct'],
      ['out-of-range', undefined],
    ]);
  });

  it('is a duplicate when a replay meets it again', async () => {
    const { ledger, start, count } = house();
    const records = [recordOf({ type: 'rating', message: {} }, 0), recordOf(rating(), 1)];
    await count(start, records);
    const again = { ...start, epoch: 2 };
    ledger.store(again);
    expect(await count(again, records)).toMatchObject({
      ledger: 0,
      duplicates: 2,
      quarantined: 0,
    });
  });
});

describe('a duplicate', () => {
  const records = [service(), rating(), rating({ satisfaction: 1 }), decision(), decision()].map(
    recordOf,
  );

  it('of what a source sent is remembered, whichever batch the first one was in', async () => {
    for (const cuts of [[5], [2, 3], [1]]) {
      const { ledger } = await counted([service(), rating(), rating({ satisfaction: 1 })], cuts);
      expect(ledger.duplicates).toMatchObject([
        { _id: expect.stringMatching(/^cluster\|0\|2\|/) as string, key: 'D|S|P|1|1|c' },
      ]);
    }
  });

  it('of what a person said is not remembered for the source that invited', async () => {
    const direct = rating({ door: 'direct' });
    const { ledger, checkpoint } = await counted([direct, direct]);
    expect(checkpoint).toMatchObject({ ledger: 1, duplicates: 1 });
    expect(ledger.duplicates).toEqual([]);
  });

  it('is none when a replay only reads the record of a row again', async () => {
    const { ledger, start, count } = house();
    await count(start, records);
    const before = structuredClone(ledger.duplicates);
    expect(before).toHaveLength(1);
    const again = { ...start, epoch: 2 };
    ledger.store(again);
    expect(await count(again, records)).toMatchObject({ ledger: 0, duplicates: 5 });
    expect(ledger.duplicates).toEqual(before);
  });
});

describe('the checkpoint', () => {
  it('that another consumer has moved undoes the batch', async () => {
    const { ledger, start, count } = house();
    ledger.store({ ...start, next: 7 });
    expect(await count(start, [recordOf(rating(), 0)])).toBeUndefined();
    expect(ledger.ledgerKeys).toEqual([]);
    expect(ledger.scores).toEqual({});
  });

  it('counts offsets without a record as gaps', async () => {
    const { start, count } = house();
    const records = [recordOf(service(), 3), recordOf(rating(), 5)];
    expect(await count(start, records)).toMatchObject({ next: 6, gaps: 4, ledger: 2 });
  });
});
