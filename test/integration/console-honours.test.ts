import { startOfChinaDay } from '#shared/domain/china-time.js';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { honoursOf } from '../../apps/console/src/honours/honour-store.mongo.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import {
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleApp,
} from '../support/console-app.js';
import { BESIDE, HERE } from '../support/console-matrix.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, lineageOf, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { moveCheckpoint } from '../support/score-writer.js';

const HONOURS = '/v1/supervision/honours';
/** Friday. Five working days of notice that begins now end with Friday 17 July. */
const START = startOfChinaDay('2026-07-10') + 12 * 3_600_000;
const DAY_MS = 86_400_000;
const UNITS = DEPARTMENTS.filter(({ area }) => area === HERE.area);
const RATED = UNITS[0]?.code ?? '';

let database: FreshDatabase;
let report: ReportApp;
let app: ConsoleApp;
let now = START;
let drafter: BrowserSession;
let approver: BrowserSession;

async function signedIn(
  role: 'officer' | 'handler' | 'supervisor',
  code: string,
  unit?: string,
): Promise<BrowserSession> {
  const kind = role === 'handler' ? ('department' as const) : ('area' as const);
  const user = await insertUser(database.db, {
    grants: [{ role, scope: { kind, code } }],
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(START), lastStep: 0 },
    ...(unit === undefined ? {} : { unit }),
  });
  return insertSession(database.db, user, now);
}

beforeAll(async () => {
  database = await freshDatabase('console_honours');
  await insertRegistry(database.db);
  const places = UNITS.map(({ code, area }) => {
    return { deptCode: code, lineage: lineageOf(area) };
  });
  const cases = randomCases(new Random(5), 300, '2026-05-15', 40, { places });
  // What console has not seen it would route, while the test looks at something else.
  const seen = cases.filter((one) => one.seen === 'yes');
  await insertMadeCases(database.db, seen, workCalendar());
  await moveCheckpoint(database.db, new Date(START));
  report = await startReport(database.uri, () => START);
  const HCP_REPORT_URL = await report.listen();
  app = await startConsole(database.db, database.uri, () => now, { HCP_REPORT_URL });
});

afterAll(async () => {
  await app.close();
  await report.close();
  await database.drop();
});

beforeEach(async () => {
  now = START;
  await honoursOf(database.db).deleteMany({});
  drafter = await signedIn('officer', HERE.area);
  approver = await signedIn('officer', '360800');
});

const draft = (period = '2026-06', session = drafter) =>
  app.call('POST', HONOURS, { session, body: { within: HERE.area, period } });
const read = (id: string, session = drafter) => app.call('GET', `${HONOURS}/${id}`, { session });
const take = (id: string, what: string, body: object, session = drafter) =>
  app.call('POST', `${HONOURS}/${id}/${what}`, { session, body });

async function ids(session = drafter, query = ''): Promise<string[]> {
  const { body } = await app.call('GET', `${HONOURS}${query}`, { session });
  return (body['honours'] as { id: string }[]).map(({ id }) => id);
}

/** The entry of the rated department, drafted. */
async function drafted(): Promise<string> {
  await draft();
  const entry = await honoursOf(database.db).findOne({ deptCode: RATED });
  if (entry === null) throw new Error('nothing was drafted');
  return entry.code;
}

/** The entry under notice, at revision 2. */
async function announced(): Promise<string> {
  const id = await drafted();
  expect((await take(id, 'step', { step: 'announce', revision: 1 })).status).toBe(200);
  return id;
}

/** The notice is over; sessions end over a week, so people sign in again. */
async function afterNotice(): Promise<void> {
  now = START + 8 * DAY_MS;
  drafter = await signedIn('officer', HERE.area);
  approver = await signedIn('officer', '360800');
}

describe('entries of the red and black lists', () => {
  it('are drafted for whomever the rules name, once, with the figures they came from', async () => {
    const lists = await report.json<{ rows: { code: string; list: string | null }[] }>(
      `/v1/honours?within=${HERE.area}&period=2026-06`,
    );
    const named = lists.rows.filter(({ list }) => list !== null);
    expect(named.length).toBeGreaterThan(0);
    expect((await draft()).body).toEqual({ drafted: named.length, known: 0 });
    expect((await draft()).body).toEqual({ drafted: 0, known: named.length });
    const [first = ''] = await ids();
    const { body } = await read(first);
    const row = lists.rows.find(({ code }) => code === body['department']);
    expect(body['figures']).toMatchObject(row ?? { never: true });
    expect(body['state']).toBe('draft');
  });

  it('are of periods that are over, and of places within the scope', async () => {
    expect((await draft('2026-07')).body).toMatchObject({ code: 'invalid', field: 'period' });
    expect((await draft('2026-06', await signedIn('officer', BESIDE.area))).status).toBe(403);
    expect((await draft('2026-06', await signedIn('supervisor', HERE.area))).status).toBe(403);
  });

  it('are published after the notice, approved by a named other person', async () => {
    const id = await announced();
    expect((await read(id)).body).toMatchObject({ state: 'noticed', noticeUntil: '2026-07-17' });
    const early = await take(id, 'approval', { revision: 2 }, approver);
    expect([early.status, early.body['code']]).toEqual([409, 'wrong-state']);
    await afterNotice();
    expect((await take(id, 'approval', { revision: 2 }, approver)).status).toBe(200);
    const published = await take(id, 'step', { step: 'publish', revision: 3 });
    expect(published.body).toEqual({ id, state: 'published', revision: 4 });
    const { body } = await read(id);
    expect(typeof body['approvedBy']).toBe('string');
    const steps = body['steps'] as { step: string }[];
    expect(steps.map(({ step }) => step)).toEqual(['announce', 'approve', 'publish']);
  });

  it('are not approved by who had them drafted', async () => {
    const id = await announced();
    const answer = await take(id, 'approval', { revision: 2 }, drafter);
    expect([answer.status, answer.body['code']]).toEqual([403, 'forbidden']);
    expect((await read(id)).body['mayTake']).not.toContain('approve');
    expect((await read(id, approver)).body['mayTake']).toContain('approve');
  });

  it('stop at an objection of the department, whose reason rests sealed', async () => {
    const id = await announced();
    const handler = await signedIn('handler', RATED, RATED);
    expect(await ids(handler)).toEqual([id]);
    const words = '该事项因系统故障顺延';
    expect((await take(id, 'objection', { revision: 2, words }, handler)).status).toBe(200);
    const stored = JSON.stringify(await honoursOf(database.db).findOne({ code: id }));
    expect(stored).not.toContain(words);
    expect((await read(id)).text).toContain(words);
    await afterNotice();
    expect((await take(id, 'approval', { revision: 3 }, approver)).status).toBe(409);
    const upheld = await take(id, 'step', { step: 'uphold', revision: 3, words: '属实' });
    expect(upheld.body['state']).toBe('withdrawn');
  });

  it('are reversed when an objection to what is published is upheld', async () => {
    const id = await announced();
    await afterNotice();
    await take(id, 'approval', { revision: 2 }, approver);
    await take(id, 'step', { step: 'publish', revision: 3 });
    const handler = await signedIn('handler', RATED, RATED);
    await take(id, 'objection', { revision: 4, words: '数据有误' }, handler);
    const reversed = await take(id, 'step', { step: 'uphold', revision: 5 });
    expect(reversed.body['state']).toBe('reversed');
  });

  it('are not moved on by who belongs to the department, nor by a revision that is past', async () => {
    const id = await drafted();
    const own = await signedIn('officer', HERE.area, RATED);
    const answer = await take(id, 'step', { step: 'announce', revision: 1 }, own);
    expect([answer.status, answer.body['code']]).toEqual([403, 'of-the-rated-unit']);
    expect((await read(id, own)).body['mayTake']).toEqual(['object']);
    await take(id, 'step', { step: 'announce', revision: 1 });
    const stale = await take(id, 'step', { step: 'withdraw', revision: 1 });
    expect([stale.status, stale.body['code']]).toEqual([409, 'changed-meanwhile']);
  });

  it('leave every step in the audit chain', async () => {
    const id = await announced();
    const { audit } = consoleCollectionsOf(database.db);
    const found = await audit
      .find({ subject: `honour:${id}` })
      .sort({ _id: 1 })
      .toArray();
    expect(found.map(({ action }) => action)).toEqual(['honour.drafted', 'honour.stepped']);
    expect(found[1]?.details).toMatchObject({ step: 'announce', from: 'draft', to: 'noticed' });
  });
});
