import { readClock, type Scope } from '#shared/domain/casework/casework.js';
import { CALENDAR } from '#shared/testing/casework.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import { fileOf, isSeen } from '../../apps/console/src/casework/store/case-form.js';
import { MongoBoardStore } from '../../apps/console/src/supervision/board/board-store.mongo.js';
import type {
  BoardQuery,
  BoardRow,
} from '../../apps/console/src/supervision/board/board-store.port.js';
import { CaseworkHouse, OTHER, RATED } from '../support/casework-house.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { printedRandom } from '../support/random.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-20T15:00:00+08:00');
const province: Scope = { kind: 'area', code: '360000' };
const whole: BoardQuery = {
  ...{ scopes: [province], within: '360000', kind: undefined, by: 'area', now: NOW },
  closedSince: NOW - 30 * DAY,
};

describe('the rows', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase('console_board_rows');
    const made = randomCases(printedRandom('console-board'), 600, '2026-05-01', 50);
    const seen = made.filter(({ seen: is }) => is === 'yes');
    await insertMadeCases(database.db, seen, CALENDAR);
  });

  afterAll(async () => {
    await database.drop();
  });

  /** The same by looking at each case: what the domain says of its clock. */
  async function counted({ scopes, within, kind, by, now, closedSince }: BoardQuery) {
    const docs = await caseCollectionsOf(database.db).cases.find().toArray();
    const rows = new Map<string | undefined, Omit<BoardRow, 'code'>>();
    for (const doc of docs) {
      if (!isSeen(doc)) continue;
      const { areas, unit } = doc.listing;
      if (!scopes.some(({ code }) => areas.includes(code)) || !areas.includes(within)) continue;
      if (kind !== undefined && doc.kind !== kind) continue;
      const file = fileOf(doc, doc.file);
      const { dueState, dueAt } = readClock(file, CALENDAR, now);
      const isOpen = dueState !== 'done';
      if (!isOpen && (file.marks.closed ?? 0) < closedSince) continue;
      const key = by === 'unit' ? unit : (areas[areas.indexOf(within) - 1] ?? within);
      const row = rows.get(key);
      const first = row?.oldestDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const due = Math.min(first, (isOpen ? dueAt : null) ?? Number.POSITIVE_INFINITY);
      rows.set(key, {
        open: (row?.open ?? 0) + Number(isOpen),
        dueSoon: (row?.dueSoon ?? 0) + Number(dueState === 'due-soon'),
        late: (row?.late ?? 0) + Number(dueState === 'late'),
        waiting:
          (row?.waiting ?? 0) + Number(dueState === 'paused' || dueState === 'awaiting-calendar'),
        closed30: (row?.closed30 ?? 0) + Number(!isOpen),
        oldestDueAt: Number.isFinite(due) ? new Date(due) : undefined,
      });
    }
    return rows;
  }

  it.each<[string, Partial<BoardQuery>]>([
    ['the province by city', {}],
    ['a city by county', { within: '360100' }],
    ['a county by itself', { within: '360829' }],
    ['departments', { by: 'unit' }],
    ['one kind', { kind: 'bad-rating', by: 'unit' }],
    ['a month before', { now: NOW - 20 * DAY }],
    ['a scope within', { scopes: [{ kind: 'area', code: '360829' }] }],
    ['a scope beside', { scopes: [{ kind: 'area', code: '360829' }], within: '360100' }],
  ])('of %s are what the cases say one by one', async (_, more) => {
    const query = { ...whole, ...more };
    const rows = await new MongoBoardStore(caseCollectionsOf(database.db).cases).rows(query);
    const found = new Map(rows.map(({ code, ...row }) => [code, row]));
    expect(found).toEqual(await counted(query));
  });
});

describe('the board', () => {
  let house: CaseworkHouse;

  beforeAll(async () => {
    house = await CaseworkHouse.open('console_board');
  });

  afterAll(async () => {
    await house.close();
  });

  it('names what is late first, with the total, and nothing outside of the scope', async () => {
    const county = await house.person('officer', '360829');
    await house.badRating();
    await house.entered(county, 'suggestion', { title: '题', words: '字', department: OTHER });
    house.now += 4 * DAY;
    const handler = await house.person('handler', OTHER, OTHER);
    const [theirs] = await house.collections.cases.find({ deptCode: OTHER }).toArray();
    await house.act(handler, await house.routed(theirs?._id ?? ''), 'receive');
    const supervisor = await house.person('supervisor', '360800');
    const { body } = await house.get(supervisor, '/v1/supervision/board?by=unit');
    expect(body).toMatchObject({
      within: '360800',
      rows: [
        { code: RATED, late: 1, open: 1 },
        { code: OTHER, late: 0, open: 1 },
      ],
      total: { open: 2, late: 1, closed30: 0 },
    });
    const city = await house.get(supervisor, '/v1/supervision/board');
    expect(city.body['rows']).toMatchObject([{ code: '360829', name: '安福县', open: 2 }]);
    const beside = await house.person('officer', '360100');
    for (const query of ['', '?within=360829', '?within=360000']) {
      const answer = await house.get(beside, `/v1/supervision/board${query}`);
      expect(answer.body).toMatchObject({ rows: [], total: { open: 0, oldestDueAt: null } });
    }
    const fresh = await house.person('handler', OTHER);
    expect((await house.get(fresh, '/v1/supervision/board')).status).toBe(403);
  });

  it('leads to the late cases, the latest first, which are then 督办', async () => {
    house.now += DAY;
    const found = await house.badRating();
    house.now += 10 * DAY;
    const officer = await house.person('officer', '360829');
    const late = (await house.get(officer, '/v1/cases?due=late')).body['cases'] as {
      id: string;
      dueAt: string;
    }[];
    const moments = late.map(({ dueAt }) => dueAt);
    expect(moments).toEqual([...moments].sort());
    expect(late.map(({ id }) => id)).toContain(found.listing.code);
    const answer = await house.act(officer, found, 'supervise', { words: '请立即办理' });
    expect(answer.status).toBe(200);
    const handler = await house.person('handler', RATED);
    await until('the unit to be told', async () => {
      const { body } = await house.get(handler, '/v1/notices?limit=100');
      return (body['notices'] as { name: string }[]).some(({ name }) => name === 'supervised');
    });
  });
});
