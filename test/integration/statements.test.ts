import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { addDays, chinaDay } from '#shared/domain/china-time.js';
import { HOME, NEIGHBOUR, rating, service, type Fields } from '../support/events.js';
import { SourceHouse } from '../support/source-house.js';

jest.setTimeout(180_000);

const DEPT = HOME?.code ?? '';
const PERSON = {
  userName: '黄小明',
  certKey: '36010019800101001X',
  mobile: '13800000000',
  writingEvaluation: '窗口的人很有耐心',
};

interface Receipt {
  readonly ledger: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly notYetCounted?: number;
  readonly countedTo: string | null;
  readonly events: readonly Fields[];
}

describe('what became of a source’s events', () => {
  let house: SourceHouse;
  beforeAll(async () => {
    house = await SourceHouse.open('statements');
  });
  afterAll(async () => {
    await house.close();
  });

  const receipt = async (id: string, more = '', source = 'HALL') => {
    const response = await house.ask(`/v1/receipts/${id}${more}`, { source });
    expect(response.status).toBe(200);
    return (await response.json()) as Receipt;
  };
  const eventsOf = async (projectNo: unknown, source = 'HALL') => {
    const query = new URLSearchParams({ projectNo: String(projectNo) });
    const response = await house.ask(`/v1/events?${query.toString()}`, { source });
    expect(response.status).toBe(200);
    return { text: await response.clone().text(), body: (await response.json()) as Receipt };
  };

  it('a receipt tells ledger, duplicates and quarantine, and what is not counted yet', async () => {
    const [one, other] = [rating(), rating()];
    const first = await house.send('/v1/ratings', [one, rating({ pf: 9 })]);
    expect(await receipt(first.id, '?accepted=1')).toMatchObject({ ledger: 0, notYetCounted: 1 });
    const second = await house.send('/v1/ratings', [{ ...one, satisfaction: 1 }, other, other]);
    await house.count();
    await house.countRecords([
      {
        text: 'no event',
        headers: {
          ...{ type: 'rating', schema: 'hcp.rating/1', source: 'HALL' },
          'correlation-id': second.id,
        },
      },
    ]);
    expect(await receipt(first.id, '?accepted=1')).toMatchObject({
      ...{ ledger: 1, duplicates: 0, quarantined: 0, notYetCounted: 0 },
      events: [{ kind: 'rating', projectNo: one['projectNo'], outcome: 'ledger' }],
    });
    const told = await receipt(second.id);
    expect(told).toMatchObject({ ledger: 1, duplicates: 2, quarantined: 1 });
    expect(told).not.toHaveProperty('notYetCounted');
    expect(told.events.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['ledger', undefined],
      ['duplicate', undefined],
      ['duplicate', undefined],
      ['quarantined', 'not-json'],
    ]);
  });

  it('are told to the source alone', async () => {
    const event = rating();
    const { id } = await house.send('/v1/ratings', event);
    await house.count();
    expect(await receipt(id, '', 'NET')).toMatchObject({ ledger: 0, events: [] });
    expect((await eventsOf(event['projectNo'], 'NET')).body.events).toEqual([]);
    expect((await eventsOf(event['projectNo'])).body.events).toHaveLength(1);
  });

  it('do not tell what citizens whom it invited said themselves', async () => {
    const { id } = await house.send('/v1/ratings', rating());
    await house.count();
    const own = rating();
    const said = (fields: Fields) => ({
      text: JSON.stringify({ ...own, door: 'direct', ...fields }),
      headers: {
        ...{ type: 'rating', schema: 'hcp.rating/1', source: 'HALL' },
        'correlation-id': id,
      },
    });
    await house.countRecords([said({}), said({}), said({ pf: 9 })]);
    expect(await receipt(id)).toMatchObject({ ledger: 1, duplicates: 0, quarantined: 0 });
    const statement = await house.ask(`/v1/statements/${chinaDay(Date.now())}`);
    expect(await statement.text()).not.toContain(String(own['projectNo']));
    expect((await eventsOf(own['projectNo'])).body.events).toEqual([]);
  });

  it('are found by when they were sent, also where that is long ago', async () => {
    const { id } = await house.send('/v1/ratings', rating());
    await house.count();
    const now = Math.floor(Date.now() / 1_000);
    expect(await receipt(id, `?sentAt=${now}`)).toMatchObject({ ledger: 1 });
    expect(await receipt(id, `?sentAt=${now - 3 * 86_400}`)).toMatchObject({ ledger: 0 });
  });

  it('the events of a case number say how each stands, and nothing personal', async () => {
    const served = service(PERSON_OF_A_SERVICE);
    const given = rating({ projectNo: served['projectNo'], ...PERSON, satisfaction: 2 });
    const silent = { ...given, isDefault: true, satisfaction: 5 };
    await house.send('/v1/services', [served, { ...served, revision: 2 }]);
    await house.send('/v1/ratings', [given, silent]);
    await house.count();
    const before = await eventsOf(served['projectNo']);
    for (const value of Object.values(PERSON)) expect(before.text).not.toContain(value);
    expect(before.text).not.toMatch(/personal|Hash|"ct"/);
    expect(before.body.events).toMatchObject([
      { kind: 'service', revision: 1, state: 'superseded' },
      { kind: 'service', revision: 2, state: 'counted', proStatus: 3 },
      { kind: 'rating', isDefault: false, state: 'counted', satisfaction: 2 },
      { kind: 'rating', isDefault: true, state: 'default' },
    ]);
    await house.countRecords([decisionOn(`${DEPT}|CASES|${String(served['projectNo'])}|1|1|c`)]);
    const after = await eventsOf(served['projectNo']);
    expect(after.body.events[2]).toMatchObject({ isDefault: false, state: 'excluded' });
  });

  it('a statement lists every event of the day, safely, and its totals add up', async () => {
    const formula = rating({ projectNo: `=1+1-${Date.now()}` });
    await house.send('/v1/ratings', [formula, formula], 'GUEST');
    await house.send('/v1/services', [service(), service({ deptCode: 'NOBODY' })], 'GUEST');
    await house.count();
    const today = chinaDay(Date.now());
    const response = await house.ask(`/v1/statements/${today}`, { source: 'GUEST' });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, ...lines]: string[][] = parse(bytes, { bom: true });
    const totals = lines.pop() ?? [];
    const shown = lines.map((line) => [line[0], ...line.slice(9)]);
    expect(shown).toEqual([
      ['service', '1', '1', '0', '0', '', ''],
      ['rating', '1', '1', '0', '0', '', ''],
      ['rating', '1', '0', '1', '0', '', ''],
    ]);
    expect(lines[1]?.[3]).toBe(`'${String(formula['projectNo'])}`);
    expect([totals[0], ...totals.slice(9)]).toEqual(['合计 total', '3', '2', '1', '0', '', '']);
    expect(Date.parse(totals[8] ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('a statement agrees with the table of the department', async () => {
    const neighbour = {
      ...{ deptCode: NEIGHBOUR?.code, areaCode: NEIGHBOUR?.area, taskCode: NEIGHBOUR?.items[0] },
    };
    const events = [5, 5, 3, 1].map((satisfaction) => rating({ ...neighbour, satisfaction }));
    await house.send('/v1/ratings', [...events, ...events.slice(0, 2)], 'OWN');
    await house.count();
    const response = await house.ask(`/v1/statements/${chinaDay(Date.now())}`, { source: 'OWN' });
    const lines: string[][] = parse(await response.text(), { bom: true, from: 2 });
    const inLedger = lines.filter(
      (line) => line[1]?.trim() === NEIGHBOUR?.code && line[10] === '1',
    );
    const { y } = await house.counting.year(2026, NEIGHBOUR?.code);
    const counts = y as Record<string, number>;
    const rated = [1, 2, 3, 4, 5].reduce((sum, level) => sum + (counts[`f${level}`] ?? 0), 0);
    expect([inLedger.length, rated]).toEqual([4, 4]);
  });

  it('there are statements of today and of the days that duplicates are remembered for', async () => {
    const today = chinaDay(Date.now());
    const status = async (day: string) => (await house.ask(`/v1/statements/${day}`)).status;
    expect(await status(addDays(today, -90))).toBe(200);
    for (const day of [addDays(today, 1), addDays(today, -91), '2026-02-30', 'today']) {
      expect(await status(day)).toBe(404);
    }
  });

  it('a question is refused that is not signed for its very path, query and method', async () => {
    const target = '/v1/events?projectNo=A';
    expect((await house.ask(target)).status).toBe(200);
    expect((await house.ask(target, { kind: 'v1sm3' })).status).toBe(200);
    for (const wrong of [
      { signedTarget: '/v1/events?projectNo=B' },
      { signedTarget: '/v1/events' },
      { method: 'POST' },
      { secret: house.secretOf('NET') },
      { source: 'NOBODY', secret: house.secretOf('HALL') },
    ]) {
      expect((await house.ask(target, wrong)).status).toBe(401);
    }
  });

  it('a question that has not its form is refused, without its words', async () => {
    for (const target of [
      '/v1/events',
      '/v1/events?projectNo=',
      '/v1/events?projectNo=A&projectNo=B',
      '/v1/events?projectNo=A&mobile=13800000000',
      '/v1/events?projectNo=A&deptCode=no%7Ccode',
      '/v1/receipts/no%20id',
      '/v1/receipts/msg_1?accepted=-1',
    ]) {
      const response = await house.ask(target);
      const text = await response.text();
      expect([response.status, (JSON.parse(text) as Fields)['code']]).toEqual([400, 'bad-query']);
      expect(text).not.toMatch(/mobile|13800000000|no\|code/);
    }
  });
});

const PERSON_OF_A_SERVICE = {
  userName: PERSON.userName,
  certKey: PERSON.certKey,
  mobile: PERSON.mobile,
};

const decisionOn = (ratingKey: string) => ({
  text: JSON.stringify({
    ...{ decisionId: `E-${Date.now()}`, ratingKey, action: 'exclude', seq: 1, reason: '误评' },
    ...{ by: 'one', approvedBy: 'two', decidedAt: new Date(Date.now() - 60_000).toISOString() },
  }),
  headers: { type: 'decision', schema: 'hcp.decision/1', source: 'console', 'correlation-id': 'd' },
});
