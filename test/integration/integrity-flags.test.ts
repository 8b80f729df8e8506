import { jest } from '@jest/globals';
import type { FlagDoc, IntegrityWindowDoc } from '#shared/contract/flag-storage.js';
import { sealContext } from '#shared/contract/sealed.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import {
  DEFAULT_INTEGRITY_POLICY,
  type IntegrityPolicy,
} from '#shared/domain/integrity/integrity-policy.js';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';
import { replayFromBeginning } from '../../apps/aggregator/src/upkeep/replay.mongo.js';
import { FlagPlaces } from '../../apps/aggregator/src/integrity/flag-places.js';
import { MongoIntegrityCursor } from '../../apps/aggregator/src/integrity/integrity-cursor.mongo.js';
import {
  ensureIntegrityStorage,
  MongoIntegrityStore,
} from '../../apps/aggregator/src/integrity/integrity-store.mongo.js';
import { IntegrityWorker } from '../../apps/aggregator/src/integrity/integrity-worker.js';
import { JudgeSharesService } from '../../apps/aggregator/src/integrity/judge-shares.service.js';
import { SeeRatingsService } from '../../apps/aggregator/src/integrity/see-ratings.service.js';
import { MongoShares } from '../../apps/aggregator/src/integrity/shares.mongo.js';
import { MongoWatchedLedger } from '../../apps/aggregator/src/integrity/watched-ledger.mongo.js';
import { wordsPseudonyms } from '../../apps/aggregator/src/integrity/words-pseudonym.js';
import {
  CountingHouse,
  decision,
  rating,
  service,
  type TopicEvent,
} from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-20T10:00:00+08:00');
const REST_MS = 60_000;
const POLICY: IntegrityPolicy = {
  ...DEFAULT_INTEGRITY_POLICY,
  ratedBeforeServed: { toleranceMinutes: 10, leastRatings: 1 },
};
const keyring = newKeyring();
const sealer = createSealer(keyring);

const REGISTRY: Registry = {
  ...EMPTY_REGISTRY,
  version: 1,
  areas: new VersionedTable([
    { code: '360000', name: '江西省', level: 'province', kind: 'division' },
    { code: '360100', name: '南昌市', level: 'city', kind: 'division', parentCode: '360000' },
    { code: '360102', name: '东湖区', level: 'county', kind: 'division', parentCode: '360100' },
    { code: '360103', name: '西湖区', level: 'county', kind: 'division', parentCode: '360100' },
  ]),
  departments: new VersionedTable([
    { code: 'D', name: '某局', areaCode: '360102', line: '人社' },
    { code: 'E', name: '别局', areaCode: '360103', line: '人社' },
  ]),
};

let house: CountingHouse;
let isCounting: boolean;
let worker: IntegrityWorker;

beforeEach(async () => {
  house = await CountingHouse.open('integrity');
  await ensureIntegrityStorage(house.database.db);
  isCounting = false;
  worker = watcher();
});
afterEach(() => house.close());

/** What looks at ratings. */
function eyes() {
  const store = new MongoIntegrityStore(house.database.db);
  const ledger = new MongoWatchedLedger(house.collections);
  const wordsOf = wordsPseudonyms(keyring, POLICY.sameWords.leastLength);
  return new SeeRatingsService({ ledger, store, policy: POLICY, wordsOf });
}

/** What looks, as one process of several has it. */
function watcher(now = () => NOW): IntegrityWorker {
  const { db } = house.database;
  const store = new MongoIntegrityStore(db);
  return new IntegrityWorker({
    cursor: new MongoIntegrityCursor(db, REST_MS),
    ratings: eyes(),
    shares: new JudgeSharesService({
      ...{ shares: new MongoShares(house.collections), store, policy: POLICY },
    }),
    registry: { current: () => REGISTRY, isLoaded: () => true },
    province: '360000',
    isCounting: () => isCounting,
    ...{ restMs: REST_MS, sharesMs: 0, clock: now },
    log: {
      warn: (fields, message) => {
        throw new Error(message, { cause: fields });
      },
    },
  });
}

/** Turns until there is nothing more to look at. */
async function lookAtAll(one = worker): Promise<void> {
  while ((await one.turn()) < REST_MS);
}

const flags = (): Promise<FlagDoc[]> =>
  house.database.db.collection<FlagDoc>(COLLECTION.flags).find().sort({ _id: 1 }).toArray();
const windows = (): Promise<IntegrityWindowDoc[]> =>
  house.database.db.collection<IntegrityWindowDoc>(COLLECTION.integrityWindows).find().toArray();

const at = (second: number): string =>
  new Date(Date.parse('2026-11-02T10:00:00+08:00') + second * 1_000).toISOString();

/** Ratings on a hall's tablet at point X, a second between two. */
const atThePoint = (n: number, first = 0): TopicEvent[] =>
  Array.from({ length: n }, (_, i) =>
    rating({ projectNo: `P${first + i}`, pf: 4, pointCode: 'X', assessTime: at(first + i) }),
  );

it('a burst at a point is flagged once, with its numbers and its ratings', async () => {
  await house.tell(atThePoint(12));
  await lookAtAll();
  expect(await flags()).toMatchObject([
    {
      _id: 'burst|point:X|2026-11-02',
      code: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) as string,
      areas: ['360102', '360100', '360000'],
      departments: ['D'],
      numbers: { ratings: 12, most: 12, seconds: 60 },
      state: 'open',
      revision: 1,
    },
  ]);
  const [flag] = await flags();
  expect(flag?.keys).toContain('D|S|P0|1|1|c');
  expect(flag?.keys).toHaveLength(12);
});

it('quiet data stay quiet, and leave no flag', async () => {
  const quiet = Array.from({ length: 200 }, (_, i) => [
    service({ projectNo: `P${i}` }),
    rating({
      projectNo: `P${i}`,
      pf: 4,
      pointCode: 'X',
      assessTime: at(i * 120),
      mobileHash: hex(i),
    }),
  ]);
  await house.tell(quiet.flat());
  await lookAtAll();
  expect(await flags()).toEqual([]);
});

const hex = (n: number): string => n.toString(16).padStart(64, '0');

it('looking again, a second process, and a replay from the beginning raise nothing twice', async () => {
  const events = [...atThePoint(12), service({ serviceTime: at(7_200), projectNo: 'P1' })];
  await house.tell(events);
  await lookAtAll();
  const before = [await flags(), await windows()];
  expect(before[0]).toHaveLength(2);
  // Two processes that know nothing of each other look at everything again.
  const places = new FlagPlaces(REGISTRY, '360000', NOW);
  const both = [eyes(), eyes()];
  await Promise.all(both.map((one) => one.step(new Map(), places, NOW)));
  const topic = {
    clusterId: () => Promise.resolve('cluster'),
    watermarks: () => Promise.resolve(new Map([[0, { low: 0, high: events.length }]])),
  };
  await replayFromBeginning(house.database.db, topic);
  const checkpoint = await house.collections.checkpoints.findOne({ _id: '0' });
  if (checkpoint === null) throw new Error('no checkpoint');
  house.resume(checkpoint);
  await house.tell(events);
  await lookAtAll();
  expect([await flags(), await windows()]).toEqual(before);
});

it('late ratings open their window again: the flag grows, and a judgement stays until it doubled', async () => {
  await house.tell(atThePoint(12));
  await lookAtAll();
  const judged = { state: 'genuine', judgedWeight: 12 } as const;
  const stored = house.database.db.collection<FlagDoc>(COLLECTION.flags);
  await stored.updateOne({}, { $set: judged, $inc: { revision: 1 } });
  await house.tell(atThePoint(5, 12));
  await lookAtAll();
  expect(await flags()).toMatchObject([
    { state: 'genuine', numbers: { ratings: 17 }, revision: 3 },
  ]);
  await house.tell(atThePoint(7, 17));
  await lookAtAll();
  expect(await flags()).toMatchObject([{ state: 'open', numbers: { ratings: 24 }, revision: 4 }]);
});

it.each([
  ['first', [service({ serviceTime: at(7_200) }), rating()]],
  ['last', [rating(), service({ serviceTime: at(7_200) })]],
])('a rating before its service is found when the service comes %s', async (_, events) => {
  for (const event of events) {
    await house.tell([event]);
    await lookAtAll();
  }
  expect(await flags()).toMatchObject([
    {
      _id: 'rated-before-served|department:D|2026-11-02',
      numbers: { ratings: 1 },
      keys: ['D|S|P|1|1|c'],
    },
  ]);
});

it('by the revision that stands, and by none that was withdrawn', async () => {
  await house.tell([
    rating(),
    service({ serviceTime: at(7_200) }),
    service({ revision: 2, serviceTime: at(-7_200) }),
    rating({ projectNo: 'Q' }),
    service({ projectNo: 'Q', serviceTime: at(7_200), withdrawn: true }),
  ]);
  await lookAtAll();
  expect(await flags()).toEqual([]);
});

it('one phone that rates a department for five people is flagged, under a pseudonym', async () => {
  const phone = hex(7);
  const forPeople = Array.from({ length: 5 }, (_, i) => [
    service({ projectNo: `P${i}`, certKeyHash: hex(100 + i) }),
    rating({ projectNo: `P${i}`, mobileHash: phone, assessTime: at(i * 3_600) }),
  ]).flat();
  await house.tell(forPeople);
  await lookAtAll();
  const [flag, ...others] = await flags();
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    rule: 'one-person',
    numbers: { ratings: 5, people: 5 },
    areas: ['360102', '360100', '360000'],
  });
  expect(JSON.stringify([flag, await windows()])).not.toContain(phone);
  const beside = { deptCode: 'E', areaCode: '360103', projectNo: 'R' };
  await house.tell([
    service({ ...beside, certKeyHash: hex(200) }),
    rating({ ...beside, mobileHash: phone }),
  ]);
  await lookAtAll();
  expect(await flags()).toMatchObject([{ numbers: { people: 5 }, departments: ['D'] }]);
});

it('the same words again and again are flagged, and stand nowhere in the clear', async () => {
  const text = '办事员态度特别好办理速度特别快';
  const copies = Array.from({ length: 10 }, (_, i) => {
    const context = sealContext('writingEvaluation', `D|S|P${i}|1|1|c`);
    return rating({
      ...{ projectNo: `P${i}`, assessTime: at(i * 3_600) },
      writingEvaluation: sealer.seal(i % 2 === 0 ? text : ` ${text}！`, context),
    });
  });
  await house.tell(copies);
  await lookAtAll();
  expect(await flags()).toMatchObject([{ rule: 'same-words', numbers: { ratings: 10 } }]);
  expect(JSON.stringify([await flags(), await windows()])).not.toContain('态度');
});

/** First ratings at a point, `bad` of them bad, on one day. */
const judgedAt = (pointCode: string, n: number, bad: number): TopicEvent[] =>
  Array.from({ length: n }, (_, i) =>
    rating({
      ...{ projectNo: `${pointCode}${i}`, pointCode, satisfaction: i < bad ? 1 : 5 },
    }),
  );

it('a point without a bad rating beside points that have many is flagged, until one comes', async () => {
  await house.tell([...judgedAt('X', 300, 0), ...judgedAt('Y', 300, 30)]);
  await lookAtAll();
  expect(await flags()).toMatchObject([
    {
      _id: 'perfect-point|point:X|2026-11',
      numbers: { valid: 300, peersValid: 300, peersGoodRate: 0.9 },
      departments: ['D'],
      state: 'open',
    },
  ]);
  await house.tell([rating({ projectNo: 'late', pointCode: 'X', satisfaction: 2 })]);
  await lookAtAll();
  expect(await flags()).toMatchObject([{ state: 'lapsed', revision: 2 }]);
  // The bad rating is left out of the scores by a decision: the point is without one again.
  await house.tell([decision({ ratingKey: 'D|S|late|1|1|c' })]);
  await lookAtAll();
  expect(await flags()).toMatchObject([{ state: 'open', revision: 3 }]);
});

it('a department whose defaults jump in a week is flagged', async () => {
  const week = (day: string, defaults: number): TopicEvent[] =>
    Array.from({ length: 60 }, (_, i) => {
      const projectNo = `${day}-${i}`;
      const served = service({ projectNo, serviceTime: `2026-${day}T10:00:00+08:00` });
      const byDefault = rating({ projectNo, isDefault: true });
      return i < defaults ? [served, byDefault] : [served];
    }).flat();
  await house.tell([...week('10-21', 3), ...week('10-28', 30)]);
  await lookAtAll();
  expect(await flags()).toMatchObject([
    {
      _id: 'default-jump|department:D|2026-10-26',
      numbers: { services: 60, share: 0.5, servicesBefore: 60, shareBefore: 0.05 },
      keys: [],
    },
  ]);
});

it('what is older than two months raises nothing any more', async () => {
  await house.tell(atThePoint(12));
  const later = NOW + 60 * 86_400_000;
  await lookAtAll(watcher(() => later));
  expect([await flags(), await windows()]).toEqual([[], []]);
});

it('more than one step takes is looked at in several, and ends at the same flags', async () => {
  await house.tell(atThePoint(1_200));
  let turns = 1;
  while ((await worker.turn()) < REST_MS) turns += 1;
  expect(turns).toBe(3);
  const [flag] = await flags();
  expect(flag?.numbers.ratings).toBeGreaterThanOrEqual(1_000);
  expect(flag?.keys).toHaveLength(100);
});

it('gives way while a batch is counted, and to the process that has the work', async () => {
  await house.tell(atThePoint(12));
  isCounting = true;
  expect(await worker.turn()).toBeLessThan(REST_MS);
  expect(await flags()).toEqual([]);
  isCounting = false;
  expect(await new MongoIntegrityCursor(house.database.db, REST_MS).take()).toBeDefined();
  expect(await worker.turn()).toBe(REST_MS);
  expect(await flags()).toEqual([]);
});

it('no rating, score or checkpoint is touched by it', async () => {
  await house.tell([...atThePoint(12), service({ projectNo: 'P1', serviceTime: at(7_200) })]);
  const { ratings, services, heads, days, subjects, checkpoints } = house.collections;
  const counted = () =>
    Promise.all(
      [ratings, services, heads, days, subjects, checkpoints].map((one) => one.find({}).toArray()),
    );
  const before = await counted();
  await lookAtAll();
  expect(await flags()).toHaveLength(2);
  expect(await counted()).toEqual(before);
});
