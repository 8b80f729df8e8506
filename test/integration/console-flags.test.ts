import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { flagCollectionsOf } from '../../apps/console/src/supervision/flags/flag-collections.mongo.js';
import { insertCase } from '../support/case-documents.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleApp,
} from '../support/console-app.js';
import { BESIDE, HERE } from '../support/console-matrix.js';
import { insertFlag } from '../support/flag-documents.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';

const FLAGS = '/v1/supervision/flags';
const DEPARTMENT = DEPARTMENTS.find(({ area }) => area === HERE.area)?.code ?? '';

let database: FreshDatabase;
let app: ConsoleApp;
let officer: BrowserSession;
let officerId: string;

async function officerOf(area: string, unit?: string) {
  const user = await insertUser(database.db, {
    grants: [{ role: 'officer', scope: { kind: 'area', code: area } }],
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(CONSOLE_START), lastStep: 0 },
    ...(unit === undefined ? {} : { unit }),
  });
  return { user, session: await insertSession(database.db, user, CONSOLE_START) };
}

beforeAll(async () => {
  database = await freshDatabase('console_flags');
  await insertRegistry(database.db);
  app = await startConsole(database.db, database.uri, () => CONSOLE_START);
  const { user, session } = await officerOf(HERE.area);
  [officer, officerId] = [session, user._id];
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

beforeEach(async () => {
  await flagCollectionsOf(database.db).flags.deleteMany({});
});

const read = (id: string, session = officer) => app.call('GET', `${FLAGS}/${id}`, { session });
const judge = (id: string, body: object, session = officer) =>
  app.call('POST', `${FLAGS}/${id}/judgement`, { session, body });
const SUSPICIOUS = { verdict: 'suspicious', words: '同一窗口一分钟内十二条好评', revision: 1 };
const listed = async (query: string, session = officer): Promise<string[]> => {
  const { body } = await app.call('GET', `${FLAGS}${query}`, { session });
  return (body['flags'] as { id: string }[]).map(({ id }) => id);
};
const entries = () =>
  consoleCollectionsOf(database.db)
    .audit.find({ action: 'flag.judged' })
    .sort({ _id: 1 })
    .toArray();

it('a list shows what lies within the scope, narrowed as asked', async () => {
  const burst = await insertFlag(database.db, HERE);
  const jump = await insertFlag(database.db, HERE, {
    _id: 'default-jump|D|2096-06-04',
    rule: 'default-jump',
    state: 'genuine',
  });
  const beside = await insertFlag(database.db, BESIDE);
  expect((await listed('')).toSorted()).toEqual([burst.code, jump.code].toSorted());
  expect(await listed('?rule=default-jump')).toEqual([jump.code]);
  expect(await listed('?state=open')).toEqual([burst.code]);
  expect(await listed(`?within=${BESIDE.area}`)).toEqual([]);
  const province = await officerOf('360000');
  expect(await listed(`?within=${BESIDE.area}`, province.session)).toEqual([beside.code]);
});

it('pages follow one another without a gap, whatever was found at the same moment', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    const foundAt = new Date(CONSOLE_START + Math.floor(i / 3));
    codes.push((await insertFlag(database.db, HERE, { foundAt })).code);
  }
  const seen: string[] = [];
  let after: unknown = null;
  do {
    const rest = typeof after === 'string' ? `&after=${after}` : '';
    const { body } = await app.call('GET', `${FLAGS}?limit=2${rest}`, { session: officer });
    seen.push(...(body['flags'] as { id: string }[]).map(({ id }) => id));
    after = body['next'];
  } while (after !== null);
  expect(seen).toHaveLength(codes.length);
  expect(seen.toSorted()).toEqual(codes.toSorted());
});

it('a flag shows its numbers and its ratings, masked, and leads to the case of their service', async () => {
  const caseCode = await insertCase(database.db, HERE, DEPARTMENT);
  const { cases, ratings } = flagCollectionsOf(database.db);
  const theCase = await cases.findOne({ 'listing.code': caseCode });
  const service = theCase?._id ?? '';
  const key = `${service}|1|c`;
  await ratings.insertOne({
    ...{ _id: key, service, deptCode: DEPARTMENT, areaCode: HERE.area, source: 'HALL' },
    ...{ correlationId: 'c', epoch: 1, partition: 0, offset: 0, receivedAt: new Date() },
    ...{ round: 1, isDefault: false, level: 1, channel: 4, door: 'direct', taskCode: 'T' },
    ratedAt: new Date(CONSOLE_START),
    certKeyHash: 'f'.repeat(64),
  });
  const { code } = await insertFlag(database.db, HERE, { keys: [key] });
  const { status, body, text } = await read(code);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: code,
    ...{ rule: 'burst', ruleName: '短时集中评价', area: HERE.area, state: 'open', revision: 1 },
    numbers: { ratings: 14, most: 12, seconds: 60 },
    ratings: [{ department: DEPARTMENT, level: 1, channel: 4, case: caseCode }],
    mayJudge: true,
  });
  expect(text).not.toContain(service.split('|')[2]);
  expect(text).not.toContain('f'.repeat(64));
});

it('a judgement stands with its audit entry, its words sealed and in no entry', async () => {
  const { code, _id } = await insertFlag(database.db, HERE);
  const before = (await entries()).length;
  expect(await judge(code, SUSPICIOUS)).toMatchObject({
    status: 200,
    body: { id: code, state: 'suspicious', revision: 2 },
  });
  const [entry, ...others] = (await entries()).slice(before);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    actor: officerId,
    subject: `flag:${code}`,
    details: { rule: 'burst', verdict: 'suspicious', from: 'open', revision: 2 },
  });
  const stored = JSON.stringify([
    await flagCollectionsOf(database.db).flags.findOne({ _id }),
    entry,
  ]);
  expect(stored).not.toContain('同一窗口');
  expect((await read(code)).body).toMatchObject({
    state: 'suspicious',
    judgements: [{ verdict: 'suspicious', words: SUSPICIOUS.words, by: officerId, byName: '某人' }],
  });
});

it('judging leaves every rating as it is', async () => {
  const { ratings } = flagCollectionsOf(database.db);
  const before = await ratings.find().sort({ _id: 1 }).toArray();
  const keys = before.map(({ _id }) => _id);
  const { code } = await insertFlag(database.db, HERE, { keys });
  expect((await judge(code, SUSPICIOUS)).status).toBe(200);
  expect(await ratings.find().sort({ _id: 1 }).toArray()).toEqual(before);
});

it('of two judgements of one flag at once the second is told, and leaves no entry', async () => {
  const { code } = await insertFlag(database.db, HERE);
  const before = (await entries()).length;
  const genuine = { verdict: 'genuine', words: '集中办理日', revision: 1 };
  const answers = await Promise.all([judge(code, SUSPICIOUS), judge(code, genuine)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await entries()).length).toBe(before + 1);
  expect((await read(code)).body['judgements']).toHaveLength(1);
});

it('a judgement can be judged anew, and both stay', async () => {
  const { code } = await insertFlag(database.db, HERE);
  await judge(code, SUSPICIOUS);
  await judge(code, { verdict: 'genuine', words: '已核对叫号记录', revision: 2 });
  expect((await read(code)).body).toMatchObject({
    state: 'genuine',
    judgements: [{ verdict: 'suspicious' }, { verdict: 'genuine' }],
  });
});

it('who is rated does not judge', async () => {
  const { code } = await insertFlag(database.db, HERE, { departments: [DEPARTMENT] });
  const { session } = await officerOf(HERE.area, DEPARTMENT);
  expect((await read(code, session)).body['mayJudge']).toBe(false);
  const { status, body } = await judge(code, SUSPICIOUS, session);
  expect([status, body['code']]).toEqual([403, 'of-the-rated-unit']);
});

it.each([
  ['verdict', { ...SUSPICIOUS, verdict: 'maybe' }],
  ['words', { ...SUSPICIOUS, words: '  ' }],
  ['words', { ...SUSPICIOUS, words: '长'.repeat(1_001) }],
  ['revision', { ...SUSPICIOUS, revision: '1' }],
  ['more', { ...SUSPICIOUS, more: 1 }],
])('a judgement with a bad %s is refused, and the field named', async (field, body) => {
  const { code } = await insertFlag(database.db, HERE);
  expect(await judge(code, body)).toMatchObject({ status: 422, body: { code: 'invalid', field } });
});
