import { parse } from 'csv-parse/sync';
import { House } from '../support/house.js';
import { metric } from '../support/metrics.js';
import { Random } from '../support/random.js';
import { DEPARTMENTS, spaceOf, subtree } from '../support/registry.js';
import { differences, getRanking, getText, SUBJECTS, type Row } from '../support/report.js';
import { PEOPLE, PERIODS, Story } from '../support/story.js';
import { TopicWriter } from '../support/topic-writer.js';
import { TopicReader } from '../support/topic-reader.js';
import type { Figures } from '../support/truth.js';
import { until } from '../support/until.js';
import { expectTrueFigures, ledgerSize, missingKeys } from '../support/verify.js';
import { keyOf, type Sent } from '../support/wire.js';

let house: House;
let sent: Sent[];

beforeAll(async () => {
  house = await House.open();
  sent = new Story(new Random(11), 'e2e').tell(1500);
  await house.client.deliver(sent, (one) => {
    house.truth.accept(one);
  });
  await house.caughtUp();
}, 300_000);

afterAll(async () => house.close(), 120_000);

const some = (kind: Sent['kind']): Sent => {
  const found = sent.find((one) => one.kind === kind && one.source === 'HALL');
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

it('every event answered 202 is counted, and every figure of every ranking is the truth', async () => {
  expect(await missingKeys(house, house.truth.keys)).toEqual([]);
  expect(await ledgerSize(house)).toBe(house.truth.keys.size);
  await expectTrueFigures(house);
}, 300_000);

it('a ranking downloaded as CSV says what its JSON says', async () => {
  for (const subject of SUBJECTS) {
    for (const period of ['2026', '2025-12', PERIODS[0]]) {
      const query = { subject, period };
      const { rows, insufficient } = await getRanking(house.report.address, query);
      const search = new URLSearchParams({ ...query, format: 'csv' }).toString();
      const text = await getText(`${house.report.address}/v1/rankings?${search}`);
      const lines: Record<string, string>[] = parse(text, { columns: true, bom: true });
      const names = Object.keys(rows[0] ?? insufficient[0] ?? {});
      const asText = (row: Row, name: string): string => {
        const value = row[name as keyof Row] ?? '';
        return typeof value === 'number' ? String(value) : value;
      };
      expect(lines.map((line) => names.map((name) => line[name]))).toEqual(
        [...rows, ...insufficient].map((row) => names.map((name) => asText(row, name))),
      );
    }
  }
}, 300_000);

interface Score extends Row {
  readonly levels: Readonly<Record<string, number>>;
  readonly series: readonly (Row & { readonly period: string })[];
  readonly channels: readonly Row[];
  readonly tags: readonly { readonly code: string; readonly count: number }[];
}

it('a single score agrees with the truth, in its months, channels and tags too', async () => {
  const [department] = DEPARTMENTS;
  if (department === undefined) throw new Error('no department');
  const { code } = department;
  const url = `${house.report.address}/v1/scores/department/${code}?period=2026`;
  const score = JSON.parse(await getText(url)) as Score;
  const sum = (rows: readonly Row[]): number => rows.reduce((all, row) => all + row.valid, 0);
  expect(
    differences('department', 'score', [score], only(code, house.truth.figures('2026'))),
  ).toEqual([]);
  expect(Object.values(score.levels).reduce((a, b) => a + b)).toBe(score.valid);
  expect(sum(score.series)).toBe(score.valid);
  expect(sum(score.channels)).toBe(score.valid);
  for (const month of score.series) {
    const truth = only(code, house.truth.figures(month.period));
    expect(differences('department', month.period, [{ ...month, code }], truth)).toEqual([]);
  }
  const tags = new Map(score.tags.filter(({ count }) => count > 0).map((t) => [t.code, t.count]));
  expect(tags).toEqual(house.truth.tags(code, '2026'));
});

/** Of the true figures, those of one department. */
function only(code: string, truth: ReadonlyMap<string, Figures>): Map<string, Figures> {
  return new Map([...truth].filter(([name]) => name === `department ${code}`));
}

it('coverage counts the items and points that were served and rated', async () => {
  const url = `${house.report.address}/v1/coverage?within=360829&period=2026`;
  const { total } = JSON.parse(await getText(url)) as { total: Record<string, number> };
  const served = house.truth.figures('2026');
  const inside = DEPARTMENTS.filter((one) => subtree('360829').has(one.area));
  const covered = (subject: string, codes: readonly string[]): number =>
    codes.filter((code) => (served.get(`${subject} ${code}`)?.due ?? 0) > 0).length;
  const items = inside.flatMap((one) => one.items);
  const points = inside.flatMap((one) => one.points);
  expect(total).toMatchObject({
    ...{ items: items.length, itemsWithService: covered('item', items) },
    ...{ points: points.length, pointsWithService: covered('point', points) },
  });
});

it('rows are ranked by the lower bound of the good rate, equal ones share a rank', async () => {
  const answer = await getRanking(house.report.address, { subject: 'department', period: '2026' });
  expect(answer.rows.length).toBeGreaterThan(5);
  answer.rows.forEach((row, index) => {
    const better = answer.rows.filter(
      (other) => (other.goodRateLow ?? 0) > (row.goodRateLow ?? 0),
    ).length;
    expect(row.rank).toBe(better + 1);
    expect(row.valid).toBeGreaterThanOrEqual(30);
    const before = answer.rows[index - 1];
    if (before !== undefined && before.rank === row.rank)
      expect(before.valid).toBeGreaterThanOrEqual(row.valid);
  });
  expect(answer.insufficient.every((row) => row.valid < 30 && row.rank === undefined)).toBe(true);
});

it('bad events are named by index, code and field; good ones beside them are counted', async () => {
  const good = some('rating').event;
  const events = [
    { ...good, projectNo: 'beside-1' },
    { ...good, projectNo: 'beside-2', satisfaction: 6 },
    'nothing of the kind',
    { ...good, projectNo: 'beside-3', praise: true },
    { ...good, projectNo: 'beside-4', taskCode: 'NO-SUCH' },
    { ...good, projectNo: 'beside-5' },
  ];
  const answer = await house.client.post('HALL', '/v1/ratings', JSON.stringify(events));
  expect(answer.status).toBe(202);
  expect(answer.body.accepted).toBe(2);
  expect(answer.body.rejected?.map(({ index, code, field }) => [index, code, field])).toEqual([
    [1, 'out-of-range', 'satisfaction'],
    [2, 'not-an-object', ''],
    [3, 'unknown-field', 'praise'],
    [4, 'unknown-item', 'taskCode'],
  ]);
  for (const projectNo of ['beside-1', 'beside-5']) {
    const one = some('rating');
    if (one.kind === 'rating') house.truth.accept({ ...one, event: { ...one.event, projectNo } });
  }
  const none = await house.client.post('HALL', '/v1/ratings', JSON.stringify(events.slice(1, 3)));
  expect(none.status).toBe(422);
  expect(none.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(none.body).toMatchObject({ accepted: 0 });
  expect(none.body.rejected).toHaveLength(2);
  await house.caughtUp();
  await expectTrueFigures(house);
}, 300_000);

it('the same key sent again, whatever else it says, is a duplicate: the first one stands', async () => {
  const first = some('rating').event;
  const before = await ledgerSize(house);
  const other = { ...first, satisfaction: 1, evalDetail: [], assessTime: '2026-02-02T08:00:00Z' };
  const answer = await house.client.post('HALL', '/v1/ratings', JSON.stringify(other));
  expect(answer.status).toBe(202);
  await house.caughtUp();
  expect(await ledgerSize(house)).toBe(before);
  await expectTrueFigures(house);
}, 300_000);

it('a decision to exclude a rating moves the numbers, and one to restore it moves them back', async () => {
  const writer = await TopicWriter.open(house);
  const ratings = sent.filter(
    (one) => one.kind === 'rating' && one.event.assessNumber === 1 && !one.event.isDefault,
  );
  const keys = ratings.slice(0, 40).map((one) => keyOf(one, spaceOf(one.source)));
  const decide = async (action: 'exclude' | 'restore', seq: number): Promise<void> => {
    for (const ratingKey of new Set(keys)) {
      const decision = {
        decisionId: `D-${keys.indexOf(ratingKey)}-${seq}`,
        ...{ ratingKey, action, seq, reason: '误评', by: 'one', approvedBy: 'two' },
        decidedAt: '2026-10-02T10:00:00+08:00',
      };
      await writer.writeDecision(keys.indexOf(ratingKey) % 4, decision);
      house.truth.decide(decision);
    }
    await house.caughtUp();
  };
  const valid = async (): Promise<number> => {
    const query = { subject: 'area', period: '2026', peers: 'province' };
    const { rows, insufficient } = await getRanking(house.report.address, query);
    return [...rows, ...insufficient].reduce((sum, row) => sum + row.valid, 0);
  };
  const before = await valid();
  await decide('exclude', 1);
  await expectTrueFigures(house);
  expect(await valid()).toBeLessThan(before);
  await decide('restore', 2);
  await expectTrueFigures(house);
  expect(await valid()).toBe(before);
  await writer.close();
}, 300_000);

it('the id of an HTTP answer stands in the row of the ledger', async () => {
  const event = { ...some('rating').event, projectNo: 'correlated' };
  const answer = await house.client.post('HALL', '/v1/ratings', JSON.stringify(event));
  const id = answer.headers.get('x-correlation-id');
  expect(id).toMatch(/^msg_/);
  const row = await until('the row', () =>
    house.db
      .collection<{ _id: string; correlationId: string }>('ratings')
      .findOne({ _id: /correlated/ })
      .then((found) => found ?? undefined),
  );
  expect(row.correlationId).toBe(id);
}, 300_000);

it('the metrics that DESIGN names are there, and move', async () => {
  const { ingest, report } = house;
  const [aggregator] = house.aggregators;
  if (aggregator === undefined) throw new Error('no aggregator');
  const named: readonly (readonly [string, string])[] = [
    [ingest.address, 'hcp_ingest_events_total'],
    [ingest.address, 'hcp_ingest_ack_seconds_count'],
    [ingest.address, 'hcp_ingest_registry_age_seconds'],
    [aggregator.address, 'hcp_aggregator_events_total'],
    [aggregator.address, 'hcp_aggregator_lag_messages'],
    [aggregator.address, 'hcp_aggregator_oldest_event_age_seconds'],
    [aggregator.address, 'hcp_aggregator_last_progress_timestamp_seconds'],
    [aggregator.address, 'hcp_ratings_total'],
    [aggregator.address, 'hcp_ratings_by_channel_total'],
    [report.address, 'hcp_cases_open'],
  ];
  for (const [address, name] of named) {
    expect([name, await metric(address, name)]).toEqual([name, expect.any(Number)]);
  }
  // Of this month, so that the figures of areas have something to say.
  const now = new Date().toISOString();
  const today = { ...some('rating').event, projectNo: 'today', assessTime: now, evalDetail: [] };
  await house.client.post('HALL', '/v1/ratings', JSON.stringify(today));
  for (const period of ['today', 'month']) {
    await until(`the good rate of ${period}`, async () => {
      const rate = await metric(report.address, 'hcp_area_good_rate', { area: '360000', period });
      return rate !== undefined;
    });
  }
  const accepted = { kind: 'rating', source: 'HALL', outcome: 'accepted' };
  const read = () => metric(ingest.address, 'hcp_ingest_events_total', accepted);
  const before = (await read()) ?? 0;
  const event = { ...some('rating').event, projectNo: 'moves' };
  await house.client.post('HALL', '/v1/ratings', JSON.stringify(event));
  expect(await read()).toBe(before + 1);
}, 300_000);

it('nothing personal is in the clear in logs, metrics, topic, database or answers', async () => {
  const { ingest, report, aggregators, db } = house;
  const secrets = PEOPLE.flatMap((person) => Object.values(person));
  const messages = await TopicReader.fromTheBeginning(house.stack.kafkaBrokers).messages();
  const texts = messages.map(({ key, headers, text }) => [key, JSON.stringify(headers), text]);
  const places: Record<string, string> = { topic: texts.flat().join('\n') };
  for (const service of [ingest, report, ...aggregators]) {
    places[`log of ${service.name}`] = await service.log();
    places[`metrics of ${service.name}`] = await getText(`${service.address}/metrics`);
  }
  for (const { name } of await db.listCollections().toArray()) {
    places[`collection ${name}`] = JSON.stringify(await db.collection(name).find().toArray());
  }
  expect(places['topic']).toContain('"certKeyHash"');
  for (const [place, text] of Object.entries(places)) {
    expect([place, secrets.filter((secret) => text.includes(secret))]).toEqual([place, []]);
  }
}, 300_000);
