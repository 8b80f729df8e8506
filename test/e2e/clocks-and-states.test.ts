import { House } from '../support/house.js';
import { metric } from '../support/metrics.js';
import { DEPARTMENTS } from '../support/registry.js';
import { getRows, getText, type Row, type Subject } from '../support/report.js';
import { headersOf, TopicWriter } from '../support/topic-writer.js';
import { until } from '../support/until.js';
import type { WireRating, WireService } from '../support/wire.js';

/** Figures by hand, one department for each rule of the domain: no model stands between. */
let house: House;
beforeAll(async () => {
  house = await House.open();
}, 300_000);
afterAll(async () => house.close(), 120_000);

const departmentOf = (area: string, line = '公安') => {
  const found = DEPARTMENTS.find((one) => one.area === area && one.line === line);
  if (found === undefined) throw new Error(`no department of ${area}`);
  return found;
};

const common = (area: string, line: string, projectNo: string) => {
  const { code, items, points } = departmentOf(area, line);
  const [taskCode = ''] = items;
  const [pointCode = ''] = points;
  return { areaCode: area, deptCode: code, taskCode, pointCode, projectNo, serviceNumber: '1' };
};

type Place = readonly [area: string, line: string, projectNo: string];

async function post(path: string, event: object): Promise<void> {
  const answer = await house.client.post('HALL', path, JSON.stringify(event));
  expect([answer.status, answer.body]).toEqual([202, { accepted: 1, rejected: [] }]);
}

const serve = (place: Place, serviceTime: string, more: Partial<WireService> = {}) =>
  post('/v1/services', {
    ...common(...place),
    ...{ taskName: '一件事项', proStatus: 3, serviceTime, ...more },
  });

const rate = (place: Place, assessTime: string, more: Partial<WireRating> = {}) =>
  post('/v1/ratings', {
    ...common(...place),
    ...{ assessNumber: 1, satisfaction: 5, pf: 2, assessTime, ...more },
  });

/** Waits until a row says what it must, and shows the difference if it never does. */
async function expectRow(
  subject: Subject,
  code: string,
  period: string,
  expected: Partial<Row>,
): Promise<void> {
  let row: Row | undefined;
  const holds = async (): Promise<boolean> => {
    const rows = await getRows(house.report.address, subject, period);
    row = rows.find((one) => one.code === code);
    return Object.entries(expected).every(([name, value]) => row?.[name as keyof Row] === value);
  };
  await until(`${subject} ${code} ${period}`, holds, 15_000).catch(() => undefined);
  expect(row).toMatchObject(expected);
}

const said = (valid: number, good: number) => ({ valid, good, bad: valid - good });
const asked = (due: number, active: number, defaulted = 0) => ({
  ...{ due, active, defaulted, unrated: due - active - defaulted },
});

it('what people said follows the rating, how many were asked follows the service', async () => {
  const place: Place = ['360829100', '公安', 'two-clocks'];
  const { code } = departmentOf('360829100');
  // 23:59:59 on 31 December and 00:00 on 1 January in China.
  await serve(place, '2025-12-31T15:59:59Z');
  await rate(place, '2025-12-31T16:00:00Z');
  for (const period of ['2025', '2025-Q4', '2025-12', '2025-12-31']) {
    await expectRow('department', code, period, { ...said(0, 0), ...asked(1, 1), goodRate: null });
  }
  for (const period of ['2026', '2026-Q1', '2026-01', '2026-01-01']) {
    await expectRow('department', code, period, { ...said(1, 1), ...asked(0, 0), score: 100 });
  }
}, 300_000);

it('an area is its whole subtree: town, county, city, province, and functional zones', async () => {
  const town: Place = ['360829100', '人社', 'subtree-1'];
  const zone: Place = ['369900', '人社', 'subtree-2'];
  const park: Place = ['360191', '人社', 'subtree-3'];
  for (const place of [town, zone, park]) {
    await serve(place, '2024-05-31T23:59:00+08:00');
    await rate(place, '2024-06-02T10:00:00+08:00', { satisfaction: 2 });
  }
  const figures = {
    360000: 3,
    360800: 1,
    360829: 1,
    360829100: 1,
    369900: 1,
    360100: 1,
    360191: 1,
    360102: 0,
  };
  for (const [code, n] of Object.entries(figures)) {
    await expectRow('area', code, '2024-05', { ...said(0, 0), ...asked(n, n) });
    await expectRow('area', code, '2024-06', { ...said(n, 0), ...asked(0, 0) });
  }
}, 300_000);

it('silence is never praise: unrated, defaulted, and then the person speaks', async () => {
  const place: Place = ['360102', '公安', 'silence'];
  const { code } = departmentOf('360102');
  await serve(place, '2024-03-05T10:00:00+08:00');
  await expectRow('department', code, '2024-03', { ...said(0, 0), ...asked(1, 0), pending: 0 });
  await rate(place, '2024-03-12T10:00:00+08:00', { isDefault: true });
  await expectRow('department', code, '2024-03', { ...said(0, 0), ...asked(1, 0, 1), score: null });
  await rate(place, '2024-04-01T10:00:00+08:00', { satisfaction: 1 });
  await expectRow('department', code, '2024-03', { ...said(0, 0), ...asked(1, 1, 0) });
  await expectRow('department', code, '2024-04', { ...said(1, 0), ...asked(0, 0), score: 0 });
}, 300_000);

it('a service whose rating window is open is pending, and accuses nobody', async () => {
  const place: Place = ['360829', '公安', 'pending'];
  const now = new Date();
  await serve(place, now.toISOString());
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { code } = departmentOf('360829');
  await expectRow('department', code, day, { ...asked(1, 0), pending: 1 });
}, 300_000);

it('a rating before its record counts at once, and in the cohort when the record comes', async () => {
  const place: Place = ['360100', '公安', 'early'];
  const { code } = departmentOf('360100');
  await rate(place, '2024-02-02T10:00:00+08:00', { satisfaction: 3 });
  await expectRow('department', code, '2024-02', { ...said(1, 1), ...asked(0, 0), score: 60 });
  await serve(place, '2024-02-01T10:00:00+08:00');
  await expectRow('department', code, '2024-02', { ...said(1, 1), ...asked(1, 1) });
}, 300_000);

it('the highest revision stands: it moves the cohort, and a withdrawn one is not due', async () => {
  const place: Place = ['360100', '人社', 'revised'];
  const { code } = departmentOf('360100', '人社');
  await serve(place, '2024-07-31T10:00:00+08:00');
  await expectRow('department', code, '2024-07', asked(1, 0));
  await serve(place, '2024-08-01T10:00:00+08:00', { revision: 3 });
  await expectRow('department', code, '2024-08', asked(1, 0));
  await expectRow('department', code, '2024-07', asked(0, 0));
  await serve(place, '2024-09-01T10:00:00+08:00', { revision: 2 });
  await rate(place, '2024-08-02T10:00:00+08:00');
  await expectRow('department', code, '2024-08', { ...asked(1, 1), ...said(1, 1) });
  await expectRow('department', code, '2024-09', asked(0, 0));
  await serve(place, '2024-08-01T10:00:00+08:00', { revision: 4, withdrawn: true });
  await expectRow('department', code, '2024-08', { ...asked(0, 0), ...said(1, 1) });
}, 300_000);

it('a follow-up is told beside the first rating and never moves it', async () => {
  const place: Place = ['360800', '公安', 'followed'];
  const { code } = departmentOf('360800');
  await serve(place, '2024-10-08T10:00:00+08:00');
  await rate(place, '2024-10-08T11:00:00+08:00', { satisfaction: 1 });
  await rate(place, '2024-10-20T11:00:00+08:00', { satisfaction: 5, assessNumber: 2 });
  await house.caughtUp();
  await expectRow('department', code, '2024-10', { ...said(1, 0), ...asked(1, 1), score: 0 });
}, 300_000);

it('channels and hours kinds are counted where they belong', async () => {
  const place: Place = ['360000', '公安', 'hours'];
  await serve(place, '2023-05-06T19:00:00+08:00', { hoursKind: 'extended' });
  await rate(place, '2023-05-06T19:30:00+08:00', { pf: 4, satisfaction: 4 });
  await expectRow('channel', '4', '2023-05', said(1, 1));
  await expectRow('channel', '2', '2023-05', said(0, 0));
  await expectRow('hours', 'extended', '2023-05', { ...said(1, 1), ...asked(1, 1), score: 80 });
  await expectRow('hours', 'ordinary', '2023-05', { ...said(0, 0), ...asked(0, 0) });
}, 300_000);

it('an exclusion that comes before its rating holds, and restoring lets it count', async () => {
  const place: Place = ['360000', '人社', 'excluded'];
  const { code } = departmentOf('360000', '人社');
  const writer = await TopicWriter.open(house);
  const decide = (action: 'exclude' | 'restore', seq: number) =>
    writer.writeDecision(0, {
      decisionId: `D-excluded-${seq}`,
      ratingKey: `${code}|CASES|excluded|1|1|c`,
      ...{ action, seq, reason: '恶意差评', by: 'one', approvedBy: 'two' },
      decidedAt: '2024-11-05T10:00:00+08:00',
    });
  await decide('exclude', 2);
  await house.caughtUp();
  await serve(place, '2024-11-01T10:00:00+08:00');
  await rate(place, '2024-11-01T11:00:00+08:00', { satisfaction: 1 });
  await house.caughtUp();
  // The person has spoken, so the service is not silent; what was said is not valid.
  await expectRow('department', code, '2024-11', { ...said(0, 0), ...asked(1, 1) });
  await decide('restore', 1);
  await house.caughtUp();
  await expectRow('department', code, '2024-11', said(0, 0));
  await decide('restore', 3);
  await expectRow('department', code, '2024-11', { ...said(1, 0), ...asked(1, 1) });
  await writer.close();
}, 300_000);

it('a visit without a case is shown apart, makes no score, and a bad one opens a case', async () => {
  const { areaCode, deptCode, pointCode, projectNo, serviceNumber } = common(
    '360829',
    '人社',
    'V-visited',
  );
  const place = { areaCode, deptCode, pointCode, projectNo, serviceNumber };
  const writer = await TopicWriter.open(house);
  const visit = { ...place, space: 'visit', visit: true, door: 'direct' };
  const said = { assessNumber: 1, satisfaction: 2, pf: 3, assessTime: '2024-12-05T10:00:00+08:00' };
  const events = [
    { ...visit, ...said },
    { ...visit, ...said, projectNo: 'V-content', satisfaction: 5 },
    // A rating of a service must name its item.
    { ...place, ...said },
  ];
  for (const event of events) {
    const [key, value] = [deptCode, JSON.stringify(event)];
    await writer.write(0, { key, value, headers: headersOf('rating', 'HALL') });
  }
  await writer.close();
  await house.caughtUp();
  await expectRow('department', deptCode, '2024-12', { valid: 0, ...asked(0, 0), score: null });
  const wanted = { total: 2, good: 1, bad: 1, levels: { 2: 1, 5: 1 }, excluded: 0 };
  for (const path of [`department/${deptCode}`, `point/${pointCode}`, 'area/360800']) {
    const text = await getText(`${house.report.address}/v1/scores/${path}?period=2024-12`);
    expect(JSON.parse(text)).toMatchObject({ visits: wanted, valid: 0, due: 0 });
  }
  const cases = house.db.collection<{ _id: string }>('cases');
  const theCase = await cases.findOne({ _id: `${deptCode}|visit|V-visited|1` });
  expect(theCase).toMatchObject({ visit: true, state: 'awaiting-assignment' });
  const quarantine = house.db.collection('quarantine');
  expect(await quarantine.find().toArray()).toMatchObject([
    { reason: 'missing', field: 'taskCode' },
  ]);
  const [aggregator] = house.aggregators;
  const labels = { kind: 'visit', area: '360829' };
  await until(
    'both visits to be in the metrics',
    async () => (await metric(aggregator?.address ?? '', 'hcp_ratings_total', labels)) === 2,
  );
}, 300_000);
