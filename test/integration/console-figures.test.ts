import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '#shared/domain/casework/access-role.js';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleAnswer,
  type ConsoleApp,
} from '../support/console-app.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

const COUNTY = '360829';
const [rated] = DEPARTMENTS.filter(({ area }) => area === COUNTY);
if (rated === undefined) throw new Error('no department');

/** What stands at report's address: report itself, or what a test puts there. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let database: FreshDatabase;
let report: ReportApp;
let reportUrl: string;
let stand: Server;
let handler: Handler | undefined;
let app: ConsoleApp;
const asked: string[] = [];

/** Passes a request on to report, and notes what was asked. */
const passOn: Handler = (request, response) => {
  asked.push(request.url ?? '');
  void fetch(new URL(request.url ?? '', reportUrl)).then(async (answer) => {
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
  });
};

beforeAll(async () => {
  database = await freshDatabase('console_figures');
  await insertRegistry(database.db);
  await writeScores(database.db, randomFacts(new Random(21), 400, '2026-06-01', 28));
  await insertMadeCases(
    database.db,
    // What console has not seen it would begin to work on.
    randomCases(new Random(22), 400, '2026-06-01', 28).filter(({ seen }) => seen === 'yes'),
    workCalendar(),
  );
  await moveCheckpoint(database.db, new Date(CONSOLE_START));
  report = await startReport(database.uri, () => CONSOLE_START);
  reportUrl = await report.listen();
  stand = createServer((request, response) => {
    (handler ?? passOn)(request, response);
  });
  await new Promise<void>((resolve) => stand.listen(0, '127.0.0.1', resolve));
  const { port } = stand.address() as AddressInfo;
  app = await startConsole(database.db, database.uri, () => CONSOLE_START, {
    HCP_REPORT_URL: `http://127.0.0.1:${port}`,
  });
});

afterAll(async () => {
  await app.close();
  stand.closeAllConnections();
  stand.close();
  await report.close();
  await database.drop();
});

afterEach(() => {
  handler = undefined;
});

async function person(role: Role, code: string): Promise<BrowserSession> {
  const kind = role === 'handler' ? 'department' : 'area';
  const user = await insertUser(database.db, {
    grants: [{ role, scope: { kind, code } }],
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(CONSOLE_START), lastStep: 0 },
  });
  return insertSession(database.db, user, CONSOLE_START);
}

const get = (session: BrowserSession, path: string): Promise<ConsoleAnswer> =>
  app.call('GET', path, { session });
const county = () => person('officer', COUNTY);

describe('figures', () => {
  it.each([
    `/v1/rankings?subject=department&within=${COUNTY}&period=2026-06`,
    `/v1/loop?by=department&within=${COUNTY}&period=2026-06`,
  ])('%s is what report answers', async (path) => {
    const answer = await get(await county(), path);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe((await report.get(path)).text);
    expect(answer.text).toContain(rated.code);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('as CSV are a download with its name', async () => {
    const path = `/v1/loop?within=${COUNTY}&period=2026-06&format=csv`;
    const { cookie } = await county();
    const answer = await fetch(`${await app.listen()}${path}`, { headers: { cookie } });
    const given = await report.get(path);
    // Byte by byte: Excel looks at the first three.
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(given.text));
    const { headers } = answer;
    expect(headers.get('content-disposition')).toBe(given.headers['content-disposition']);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
  });

  it('are of the own scope where nothing is asked for', async () => {
    const { body } = await get(await county(), '/v1/loop?period=2026-06');
    expect(body['within']).toBe(COUNTY);
    const own = await person('handler', rated.code);
    const answer = await get(own, '/v1/rankings?subject=department&period=2026-06');
    expect(answer.body).toMatchObject({ within: rated.code });
  });

  it('of anywhere else are refused, and report is not asked', async () => {
    const before = asked.length;
    const refusals: [BrowserSession, string][] = [
      [await county(), '360800'],
      [await county(), '360102'],
      [await person('supervisor', '360800'), '360000'],
      [await person('handler', rated.code), COUNTY],
    ];
    for (const [session, within] of refusals) {
      const answer = await get(session, `/v1/rankings?subject=department&within=${within}`);
      expect([answer.status, answer.body]).toMatchObject([
        403,
        { code: 'outside-scope', field: 'within' },
      ]);
    }
    const unknown = await get(await county(), '/v1/loop?within=999999');
    expect([unknown.status, unknown.body['field']]).toEqual([422, 'within']);
    expect(asked).toHaveLength(before);
  });
});

describe('what is passed on', () => {
  it('is only what has a name here', async () => {
    const session = await county();
    const answer = await get(session, `/v1/loop?within=${COUNTY}&page=3`);
    expect([answer.status, answer.body['field']]).toEqual([422, 'page']);
    for (const period of ['2026-06%26within=360000', '2026-06&period=2026-05', 'a%2Fb']) {
      expect((await get(session, `/v1/loop?period=${period}`)).status).toBe(422);
    }
    await get(session, `/v1/rankings?subject=item&within=${COUNTY}&period=2026`);
    expect(asked.at(-1)).toBe(`/v1/rankings?subject=item&within=${COUNTY}&period=2026`);
  });

  it('and refused by report names the field', async () => {
    const answer = await get(await county(), '/v1/rankings?subject=planet');
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'invalid', field: 'subject' },
    ]);
  });
});

describe('a report that is away', () => {
  it.each<[string, Handler]>([
    ['hangs up', (request) => request.socket.destroy()],
    ['fails', (_, response) => response.writeHead(500).end('{}')],
    ['is not ready', (_, response) => response.writeHead(503).end('{}')],
    ['breaks off', (_, response) => response.writeHead(200, { 'content-length': '9' }).destroy()],
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: reportUrl }).end()],
  ])('because it %s is told as such', async (_, away) => {
    handler = away;
    const answer = await get(await county(), '/v1/loop');
    expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
    expect(answer.headers['retry-after']).toBeDefined();
  });

  it('and answers in a form of its own is not believed', async () => {
    handler = (_, response) => response.writeHead(404).end('<h1>nothing</h1>');
    const answer = await get(await county(), '/v1/loop');
    expect([answer.status, answer.body['code']]).toEqual([400, 'bad-request']);
  });
});
