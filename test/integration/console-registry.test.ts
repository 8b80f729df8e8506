import { COLLECTION } from '#shared/contract/storage.js';
import { Heartbeat } from '#shared/mongo/registry.instances.js';
import { loadRegistry, registryVersion } from '#shared/mongo/registry.load.js';
import type { BrowserSession, ConsoleAnswer } from '../support/console-app.js';
import { BESIDE, HERE } from '../support/console-matrix.js';
import { RegistryHouse } from '../support/console-registry.js';
import { DEPARTMENTS } from '../support/registry.js';

const REGISTRY = '/v1/registry';
const [OURS = '', OTHER = ''] = DEPARTMENTS.filter(({ area }) => area === HERE.area).map(
  ({ code }) => code,
);
const THEIRS = DEPARTMENTS.find(({ area }) => area === BESIDE.area)?.code ?? '';
const DAY = '2096-07-01';

let house: RegistryHouse;
let officer: BrowserSession;
let province: BrowserSession;
let system: BrowserSession;

beforeAll(async () => {
  house = await RegistryHouse.open('console_registry');
  officer = await house.session('officer', HERE.area);
  province = await house.session('officer', '360000');
  system = await house.session('system-admin', '360000');
});

afterAll(async () => {
  await house.close();
});

let count = 0;
const newCode = (): string => `NEW-${(count += 1)}`;
const codesOf = ({ body }: ConsoleAnswer): string[] =>
  (body['rows'] as { code: string }[]).map(({ code }) => code);
const list = async (query: string, session = officer) =>
  codesOf(await house.get(session, `${REGISTRY}/${query}`));
const refusal = ({ status, body }: ConsoleAnswer) => [status, body['code'], body['field']];
const revisionOf = async (path: string, session = officer): Promise<unknown> =>
  (await house.get(session, `${REGISTRY}/${path}`)).body['revision'];

/** Makes an item and answers its code. */
async function anItem(deptCode = OURS, session = officer): Promise<string> {
  const code = newCode();
  const body = { values: { name: '婚姻登记', deptCode }, revision: null };
  const answer = await house.put(session, `${REGISTRY}/items/${code}`, body);
  expect(answer.status).toBe(200);
  return code;
}

describe('a list of the registry', () => {
  it('shows what lies within the scope, by code, and names what it refers to', async () => {
    const answer = await house.get(officer, `${REGISTRY}/departments?limit=100`);
    const within = DEPARTMENTS.filter(({ area }) => area.startsWith(HERE.area));
    expect(codesOf(answer)).toEqual(within.map(({ code }) => code).toSorted());
    expect(answer.body['names']).toMatchObject({ [HERE.area]: '安福县' });
    expect(await list('areas')).toEqual([HERE.area, '360829100']);
    expect(await list('departments', await house.session('handler', OURS))).toEqual([OURS]);
  });

  it('is narrowed by area, department, the begin of a code and a part of the name', async () => {
    expect(await list(`departments?within=${BESIDE.area}`)).toEqual([]);
    expect(await list(`departments?within=${BESIDE.area}`, province)).toHaveLength(3);
    const items = DEPARTMENTS.find(({ code }) => code === OURS)?.items ?? [];
    expect(await list(`items?department=${OURS}&limit=3`)).toEqual(items.toSorted());
    expect(await list(`departments?q=${encodeURIComponent('安福县人社')}`)).toHaveLength(1);
    expect(await list(`departments?q=${OURS.slice(0, 17)}`)).toEqual([OURS]);
  });

  it('opens the tree of areas one level at a time', async () => {
    expect(await list('areas?parent=360800', province)).toEqual([HERE.area]);
    expect(await list(`areas?parent=${HERE.area}`)).toEqual(['360829100']);
    expect(await list(`departments?parent=${HERE.area}`)).toEqual([]);
  });

  it('is read page by page without a gap', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await house.get(province, `${REGISTRY}/items?limit=7${after}`);
      seen.push(...(body['rows'] as { code: string }[]).map(({ code }) => code));
      after = body['next'] === null ? '' : `&after=${body['next'] as string}`;
    } while (after !== '');
    expect(seen).toEqual(await loadRegistry(house.db).then(({ items }) => itemCodes(items)));
  });

  it('of sources is for those who keep them', async () => {
    expect(refusal(await house.get(officer, `${REGISTRY}/sources`))).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
    expect(await list('sources', system)).toContain('HALL');
    const county = await house.session('system-admin', HERE.area);
    expect(await list('sources', county)).toEqual([]);
  });

  it('of tags has the whole catalogue, for everybody', async () => {
    expect(await list('tags?limit=100')).toHaveLength(72);
  });
});

const itemCodes = (items: Awaited<ReturnType<typeof loadRegistry>>['items']): string[] =>
  [...items.allOn('2096-06-01')].map(({ code }) => code).toSorted();

describe('an entry', () => {
  it('takes a new version from a day on, and what held before still holds', async () => {
    const code = await anItem();
    const revision = await revisionOf(`items/${code}`);
    const change = { from: DAY, values: { name: '婚姻登记 (新)', deptCode: OTHER }, revision };
    const { status, body } = await house.put(officer, `${REGISTRY}/items/${code}`, change);
    expect({ status, body }).toMatchObject({ status: 200, body: { notLoaded: [], warnings: [] } });
    const read = await house.get(officer, `${REGISTRY}/items/${code}`);
    expect(read.body).toMatchObject({
      code,
      versions: [
        { from: null, values: { name: '婚姻登记', deptCode: OURS } },
        { from: DAY, values: { name: '婚姻登记 (新)', deptCode: OTHER } },
      ],
      revision: body['revision'],
      mayWrite: true,
    });
    expect(await list(`items?department=${OTHER}&q=${code}`)).toEqual([]);
    expect(await list(`items?department=${OTHER}&q=${code}&on=${DAY}`)).toEqual([code]);
  });

  it('is changed with an audit entry that has before and after', async () => {
    const code = await anItem();
    const values = { name: '另名', deptCode: OURS };
    const revision = await revisionOf(`items/${code}`);
    await house.put(officer, `${REGISTRY}/items/${code}`, { values, revision });
    const entries = (await house.audited('registry.changed')).slice(-2);
    expect(entries).toMatchObject([
      { subject: `registry:items/${code}`, details: { before: null } },
      { details: { before: { name: '婚姻登记' }, after: values, from: null } },
    ]);
    expect(entries[1]?.details['version']).toBe(await registryVersion(house.db));
  });

  it('that is put as it stands keeps the version, and leaves no entry', async () => {
    const code = await anItem();
    const [version, entries] = [
      await registryVersion(house.db),
      (await house.audited('registry.changed')).length,
    ];
    const body = {
      values: { name: '婚姻登记', deptCode: OURS },
      revision: await revisionOf(`items/${code}`),
    };
    expect((await house.put(officer, `${REGISTRY}/items/${code}`, body)).status).toBe(200);
    expect(await registryVersion(house.db)).toBe(version);
    expect(await house.audited('registry.changed')).toHaveLength(entries);
  });

  it('changed by two at once is changed by one, and the other is told', async () => {
    const code = await anItem();
    const revision = await revisionOf(`items/${code}`);
    const put = (name: string) =>
      house.put(officer, `${REGISTRY}/items/${code}`, {
        ...{ values: { name, deptCode: OURS }, revision },
      });
    const answers = await Promise.all([put('甲'), put('乙')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late && refusal(late)).toEqual([409, 'changed-meanwhile', 'revision']);
  });

  const rules: [string, object, string][] = [
    ['an empty name', { name: '', deptCode: OURS }, 'values.name'],
    ['a department that is not there', { name: 'n', deptCode: 'NONE' }, 'values.deptCode'],
    ['a field that items have not', { name: 'n', deptCode: OURS, line: 'x' }, 'values."line"'],
    ['a list for a text', { name: ['n'], deptCode: [] }, 'values.deptCode'],
  ];
  it.each(rules)('with %s is refused by the rules of the import', async (_, values, field) => {
    const body = { values, revision: null };
    const answer = await house.put(officer, `${REGISTRY}/items/${newCode()}`, body);
    expect(refusal(answer)).toEqual([422, 'invalid', field]);
  });

  it('of the tree of areas keeps the rules of the tree', async () => {
    const values = { name: '县', parentCode: '360829100', level: 'county', kind: 'division' };
    const body = { values, revision: null };
    const answer = await house.put(province, `${REGISTRY}/areas/${newCode()}`, body);
    expect(refusal(answer)).toEqual([422, 'invalid', 'values.parentCode']);
  });

  it('with a code that no standard has is warned of, and stands', async () => {
    const values = { name: '新设局', areaCode: HERE.area, line: '公安' };
    const body = { values, revision: null };
    const answer = await house.put(officer, `${REGISTRY}/departments/${newCode()}`, body);
    expect(answer).toMatchObject({
      status: 200,
      body: { warnings: [{ field: 'code', code: 'no-uscc' }] },
    });
  });

  it('says which live services have not loaded the change', async () => {
    const stuck = new Heartbeat(house.db, 'report');
    await stuck.beat(0);
    const beating = setInterval(() => void stuck.beat(0), 500);
    const body = { values: { name: 'n', deptCode: OURS }, revision: null };
    const answer = await house.put(officer, `${REGISTRY}/items/${newCode()}`, body);
    clearInterval(beating);
    await stuck.remove();
    expect(answer.body['notLoaded']).toEqual([expect.stringMatching(/^report \(/)]);
  });

  it('of the tags keeps the level it was rated by', async () => {
    const [code = ''] = await list('tags?limit=1');
    const { body } = await house.get(province, `${REGISTRY}/tags/${code}`);
    const [version] = body['versions'] as { values: { level: number } }[];
    const level = version?.values.level === 1 ? 2 : 1;
    const put = (values: object) =>
      house.put(province, `${REGISTRY}/tags/${code}`, { values, revision: body['revision'] });
    expect(refusal(await put({ ...version?.values, level }))).toEqual([
      422,
      'invalid',
      'values.level',
    ]);
    expect((await put({ ...version?.values, status: 'retired', to: DAY })).status).toBe(200);
    const { tags } = await loadRegistry(house.db);
    expect([tags.size, tags.get(code)?.to]).toEqual([72, DAY]);
  });
});

describe('the scope of a change', () => {
  const item = (deptCode: string) => ({ values: { name: 'n', deptCode }, revision: null });

  it('holds where an entry lies, and where it would', async () => {
    const [theirs = ''] = DEPARTMENTS.find(({ code }) => code === THEIRS)?.items ?? [];
    expect(refusal(await house.put(officer, `${REGISTRY}/items/${theirs}`, item(OURS)))).toEqual([
      404,
      'not-found',
      undefined,
    ]);
    const fresh = await house.put(officer, `${REGISTRY}/items/${newCode()}`, item(THEIRS));
    expect(refusal(fresh)).toEqual([403, 'outside-scope', 'values']);
    const code = await anItem();
    const revision = await revisionOf(`items/${code}`);
    const away = { ...item(THEIRS), revision };
    expect(refusal(await house.put(officer, `${REGISTRY}/items/${code}`, away))).toEqual([
      403,
      'outside-scope',
      'values',
    ]);
  });

  it('of areas is what lies beneath one’s own', async () => {
    const own = await house.get(officer, `${REGISTRY}/areas/${HERE.area}`);
    const [version] = own.body['versions'] as { values: object }[];
    const { revision } = own.body;
    const rename = { values: { ...version?.values, name: '安福' }, revision };
    expect(own.body['mayWrite']).toBe(false);
    expect((await house.put(officer, `${REGISTRY}/areas/${HERE.area}`, rename)).status).toBe(403);
    const values = { name: '新镇', parentCode: HERE.area, level: 'town', kind: 'division' };
    const town = { values, revision: null };
    expect((await house.put(officer, `${REGISTRY}/areas/360829101`, town)).status).toBe(200);
  });

  it('of a source is all that it may speak for', async () => {
    const county = await house.session('system-admin', HERE.area);
    const source = (departments: '*' | string[]) => ({
      values: { name: '县系统', deptCode: null, departments, space: null },
      revision: null,
    });
    const put = async (body: object) =>
      (await house.put(county, `${REGISTRY}/sources/${newCode()}`, body)).status;
    expect(await put(source('*'))).toBe(403);
    expect(await put(source([OURS, THEIRS]))).toBe(403);
    expect(await put(source([OURS]))).toBe(200);
  });
});

describe('an import', () => {
  const HEAD = 'taskCode,name,deptCode,from';
  const run = (rows: string[], more: object, session = officer) =>
    house.post(session, `${REGISTRY}/items/import`, { csv: [HEAD, ...rows].join('\n'), ...more });

  it('is previewed row by row, and changes nothing then', async () => {
    const [code, version] = [await anItem(), await registryVersion(house.db)];
    const rows = [`${code},婚姻登记,${OURS},`, `${code},改名,${OURS},${DAY}`, `N1,新事项,${OURS},`];
    const renamed = await run([`${code},改名,${OTHER},`, ...rows.slice(1)], { preview: true });
    expect(renamed).toMatchObject({
      status: 200,
      body: {
        changes: [
          {
            ...{ line: 2, code, change: 'changed' },
            fields: [
              { field: 'name', before: '婚姻登记', after: '改名' },
              { field: 'deptCode', before: OURS, after: OTHER },
            ],
          },
          { line: 3, code, from: DAY, change: 'new', fields: [] },
          { line: 4, code: 'N1', change: 'new' },
        ],
        counts: { new: 2, changed: 1, same: 0, faults: 0 },
        ...{ faults: [], basis: version, imported: false },
      },
    });
    const same = await run(rows, { preview: true });
    expect(same.body['counts']).toMatchObject({ new: 2, changed: 0, same: 1 });
    expect(await registryVersion(house.db)).toBe(version);
  });

  it('names every bad row, and imports none then', async () => {
    const rows = ['T 9,n,X,', `N2,,${OURS},`, `N3,n,${THEIRS},`, 'N4,n,NONE,', `N5,好,${OURS},`];
    const { basis } = (await run(rows, { preview: true })).body;
    const { body, status } = await run(rows, { preview: false, basis });
    const faults = (body['faults'] as { line: number; field: string | null; code: string }[]).map(
      ({ line, field, code }) => [line, field, code],
    );
    expect(faults).toEqual([
      [2, 'taskCode', 'bad-value'],
      [3, 'name', 'empty'],
      [4, null, 'outside-scope'],
      [5, 'deptCode', 'no-such-entry'],
    ]);
    expect({ status, imported: body['imported'] }).toEqual({ status: 200, imported: false });
    expect(await house.db.collection(COLLECTION.items).findOne({ code: 'N5' })).toBeNull();
  });

  it('stands whole, with one audit entry, and is loaded', async () => {
    const rows = [`N6,甲,${OURS},`, `N7,乙,${OTHER},`];
    const { basis } = (await run(rows, { preview: true })).body;
    const before = (await house.audited('registry.imported')).length;
    const { body } = await run(rows, { preview: false, basis });
    expect(body).toMatchObject({ imported: true, version: Number(basis) + 1, notLoaded: [] });
    expect(await list('items?q=N6')).toEqual(['N6']);
    const [entry, ...others] = (await house.audited('registry.imported')).slice(before);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ subject: 'registry:items', details: { new: 2, changed: 0 } });
  });

  it('by a registry that changed since the preview is refused', async () => {
    const rows = [`N8,甲,${OURS},`];
    const { basis } = (await run(rows, { preview: true })).body;
    await anItem();
    expect(refusal(await run(rows, { preview: false, basis }))).toEqual([
      409,
      'changed-meanwhile',
      'basis',
    ]);
    expect(refusal(await run(rows, { preview: false }))).toEqual([422, 'invalid', 'basis']);
    expect(await house.db.collection(COLLECTION.items).findOne({ code: 'N8' })).toBeNull();
  });

  it('of areas may bring a town and its villages in one file', async () => {
    const csv = [
      'code,name,parentCode,level,kind',
      '360829102,镇,360829,town,division',
      '360829102001,村,360829102,village,division',
      '360102100,别处,360102,town,division',
    ].join('\n');
    const body = { csv, preview: true };
    const answer = await house.post(officer, `${REGISTRY}/areas/import`, body);
    expect(answer.body).toMatchObject({
      counts: { new: 2, faults: 1 },
      faults: [{ line: 4, code: 'outside-scope' }],
    });
  });

  it('takes tens of thousands of rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `BIG-${n},某某事项办理,${OURS},`);
    const { status, body } = await run(rows, { preview: true });
    expect({ status, counts: body['counts'] }).toMatchObject({
      status: 200,
      counts: { new: 30_000, faults: 0 },
    });
    expect(body['changes']).toHaveLength(1_000);
  });
});

describe('keys of sources', () => {
  let security: BrowserSession;
  const keysOf = async (source: string): Promise<{ id: string; expiresAt: string | null }[]> => {
    const { body } = await house.get(security, `${REGISTRY}/sources/${source}/keys`);
    return body['keys'] as { id: string; expiresAt: string | null }[];
  };
  const issue = (overlapHours: number) =>
    house.post(security, `${REGISTRY}/sources/HALL/keys`, { overlapHours });

  beforeAll(async () => {
    security = await house.session('security-admin', '360000');
  });

  it('are made with an overlap, shown without their secrets, and revoked, each audited', async () => {
    const first = await issue(24);
    expect(first.status).toBe(200);
    expect(first.body['secret']).toMatch(/^whsec_/);
    const second = await issue(24);
    expect(await keysOf('HALL')).toMatchObject([
      { id: second.body['id'], expiresAt: null },
      { id: first.body['id'], expiresAt: '2096-06-02T09:00:00.000+08:00' },
    ]);
    const listed = await house.get(security, `${REGISTRY}/source-keys`);
    expect(listed.body['sources']).toContainEqual(
      expect.objectContaining({ code: 'HALL', keys: expect.any(Array) as unknown }),
    );
    const third = await issue(0);
    expect((await keysOf('HALL')).map(({ id }) => id)).toEqual([third.body['id']]);
    const path = `${REGISTRY}/sources/HALL/keys`;
    const gone = await house.app.call('DELETE', path, { session: security });
    expect(gone.status).toBe(200);
    expect(await keysOf('HALL')).toEqual([]);
    expect(await house.audited('registry.key-issued')).toHaveLength(3);
    expect(await house.audited('registry.keys-revoked')).toMatchObject([
      { subject: 'registry:sources/HALL', details: { keys: [third.body['id']] } },
    ]);
    const chain = JSON.stringify(await house.audited('registry.key-issued'));
    expect(chain).not.toContain(String(first.body['secret']));
  });

  it('of what is no source, or with a bad overlap, are none', async () => {
    expect(refusal(await issue(-1))).toEqual([422, 'invalid', 'overlapHours']);
    const none = await house.post(security, `${REGISTRY}/sources/NONE/keys`, { overlapHours: 1 });
    expect(none.status).toBe(404);
  });
});
