import { readRecord } from '../../apps/aggregator/src/consume/read-record.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import type { SeenCase } from '../../apps/console/src/casework/store/case-form.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, RATED, type Person } from '../support/casework-house.js';
import { recordOf, type TopicEvent } from '../support/counting-house.js';
import { TopicReader, type OnTopic } from '../support/topic-reader.js';
import { until } from '../support/until.js';

let house: CaseworkHouse;
let handler: Person;
let county: Person;
let countyToo: Person;
let city: Person;
let province: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_decisions');
  handler = await house.person('handler', RATED, RATED);
  county = await house.person('officer', '360829');
  countyToo = await house.person('officer', '360829');
  city = await house.person('officer', '360800');
  province = await house.person('officer', '360000');
});

afterAll(async () => {
  await house.close();
});

async function proposed(): Promise<SeenCase> {
  const found = await house.badRating();
  await house.play(found, [
    [handler, 'receive'],
    [handler, 'verify', { finding: 'malicious', words: '同一人多次恶意差评' }],
    [handler, 'propose', { ground: '监控与通话记录' }],
  ]);
  return found;
}

const YES = { approve: true, reason: '证据充分' };

const refusal = async (who: Person, found: SeenCase, action: string) => {
  const { status, body } = await house.act(who, found, action, YES);
  return [status, body['code']];
};

/** The decisions on a case's rating that lie on the topic, by seq. */
async function published(found: SeenCase, count: number) {
  const reader = TopicReader.fromTheBeginning(process.env['KAFKA_BROKERS'] ?? '');
  await until('the outbox to be empty', async () => {
    const [rating = ''] = found.ratings;
    const rows = await house.collections.outbox.find({ key: RATED, state: 'sent' }).toArray();
    return rows.filter(({ value }) => value.includes(JSON.stringify(rating))).length === count;
  });
  const [ratingKey = ''] = found.ratings;
  return reader.messages(({ value }) => value['ratingKey'] === ratingKey);
}

/** As it comes to the aggregator: a moment after it was decided. */
const eventOf = (message: OnTopic | undefined): TopicEvent => ({
  type: 'decision',
  message: message?.value ?? {},
  at: house.now + 1_000,
});
const count = (messages: readonly (OnTopic | undefined)[]) =>
  house.counting.tell(messages.map(eventOf));

it('two right people exclude a rating, and two others restore it; both reach the scores', async () => {
  const found = await proposed();
  const before = await house.counting.year(2026, RATED);
  await house.play(found, [[county, 'decide', YES]]);
  expect(await house.collections.outbox.countDocuments()).toBe(0);
  expect(await refusal(handler, found, 'decide')).toEqual([403, 'not-allowed']);
  expect(await refusal(county, found, 'decide')).toEqual([422, 'same-person']);
  expect(await refusal(countyToo, found, 'decide')).toEqual([422, 'level-above-wanted']);
  await house.play(found, [[city, 'decide', YES]]);
  expect((await house.read(found)).state).toBe('decided');

  const [excluded] = await published(found, 1);
  expect(excluded).toMatchObject({
    key: RATED,
    headers: { type: 'decision', source: 'console' },
    value: { action: 'exclude', seq: 1, by: county.user._id, approvedBy: city.user._id },
  });
  await count([excluded]);
  expect(await house.counting.year(2026, RATED)).not.toEqual(before);

  await house.play(found, [
    [county, 'reopen', { cause: 'objection', reason: '群众提出异议' }],
    [countyToo, 're-examine', YES],
    [province, 're-examine', YES],
  ]);
  const [, restored] = await published(found, 2);
  expect(restored?.value).toMatchObject({ action: 'restore', seq: 2 });
  await count([restored]);
  expect(await house.counting.year(2026, RATED)).toEqual(before);
});

it('what is published is what the ledger reads, and sending it again changes nothing', async () => {
  const found = await proposed();
  await house.play(found, [
    [county, 'decide', YES],
    [city, 'decide', YES],
  ]);
  const [message] = await published(found, 1);
  expect(
    readRecord(recordOf(eventOf(message), 0), { epoch: 1, partition: 0 }, NATIONAL_TAGS),
  ).toMatchObject({ type: 'decision', row: { action: 'exclude' } });
  await count([message]);
  const counted = await house.counting.year(2026, RATED);
  await house.collections.outbox.updateMany({}, { $set: { state: 'waiting' } });
  await until('what was sent to be sent again', async () => {
    return (await house.collections.outbox.countDocuments({ state: 'waiting' })) === 0;
  });
  const twice = await published(found, 1);
  expect(new Set(twice.map(({ value }) => value['decisionId'])).size).toBe(1);
  expect(twice.length).toBeGreaterThan(1);
  await count(twice);
  expect(await house.counting.year(2026, RATED)).toEqual(counted);
});

it('a step of which one part cannot be written leaves nothing of itself, and can be taken later', async () => {
  const found = await proposed();
  await house.play(found, [[county, 'decide', YES]]);
  const { db } = house.database;
  const left = async () => ({
    case: await house.read(found),
    history: await house.collections.history.countDocuments({ code: found.listing.code }),
    audit: await consoleCollectionsOf(db).audit.countDocuments(),
    notices: await house.collections.notices.countDocuments({ case: found.listing.code }),
  });
  const before = await left();
  const nothing = { never: { $exists: true } };
  await db.command({ collMod: COLLECTION.outbox, validator: nothing, validationLevel: 'strict' });
  expect((await house.act(city, found, 'decide', YES)).status).toBe(503);
  await db.command({ collMod: COLLECTION.outbox, validator: {} });
  expect(await left()).toEqual(before);
  await house.play(found, [[city, 'decide', YES]]);
  expect((await left()).audit).toBe(before.audit + 1);
});
