import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { HOME } from '../support/events.js';
import { hcp } from '../support/hcp-command.js';
import { IngestUnderTest, type RequestOptions } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const MAPS = join(repositoryRoot(), 'maps');
const SOURCES = ['provincial-a', 'provincial-b', 'hall-buttons', 'strange'] as const;
const [DONGHU, LIANXI] = ['11360102014501234L', '11360402014602345P'] as const;

const sample = (name: string): Promise<Buffer> => readFile(join(MAPS, 'samples', name));

/** Text in GBK, of whose letters each has two bytes or one. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const known = new Map<string, readonly number[]>();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      known.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((sign) => known.get(sign) ?? Buffer.from(sign).toJSON().data),
  );
}

/** A format that the system has never seen: only this file says what it means. */
const STRANGE = `
body: { encoding: gb18030, form: form, unpack: [message, message.case] }
times: epoch-seconds
ratings:
  records: message.case.answers[]
  fields:
    areaCode: { path: $.message.unit, match: '([^/]+)/.*' }
    deptCode: { path: $.message.unit, match: '[^/]+/(.*)' }
    taskCode: { constant: ${HOME?.items[0] ?? ''} }
    projectNo: { join: [^.prefix, ^.number], with: '/' }
    serviceNumber: { first: [times, ^.times], blank: 1 }
    assessNumber: { path: again, table: { false: 1, true: 2 } }
    satisfaction: { path: 'marks[of=service].mark', table: { A: 5, B: 4, C: 3, D: 2, E: 1 } }
    pf: { path: way, table: { 热线: 6, 短信: 7 } }
    assessTime: at
    evalDetail: { path: why, split: '|' }
    userName: who.name
  ignore: [marks, ^.opened, $.seal]
  skip: { when: { state: draft } }
  distrust:
    - delay: { from: ^.opened, to: at, minutes: [5, 20] }
`;

describe("sources' own formats, against a real ingest", () => {
  let ingest: IngestUnderTest;
  let topic: TopicReader;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hcp-maps-'));
    await cp(MAPS, folder, { recursive: true });
    ingest = await IngestUnderTest.start('native', { HCP_SOURCE_MAPS: folder });
    await ingest.importTable('areas', [
      ['code', 'name', 'parentCode', 'level', 'kind'],
      ['360400', '九江市', '360000', 'city', 'division'],
      ['360402', '濂溪区', '360400', 'county', 'division'],
    ]);
    await ingest.importTable('departments', [
      ['code', 'name', 'areaCode', 'line'],
      [DONGHU, '南昌市公安局东湖分局', '360102', '公安'],
      [LIANXI, '濂溪区市场监督管理局', '360402', '市场监管'],
    ]);
    await ingest.importItems([
      ['11360102014501234L4000109001000', '居民身份证换领', DONGHU],
      ['11360102014501234L4000109002000', '户口迁移', DONGHU],
      ['11360402014602345P4000120003000', '个体工商户设立登记', LIANXI],
    ]);
    await ingest.importTable('points', [
      ['pointCode', 'name', 'deptCode', 'hall'],
      ['DH-W01', '一号窗口', DONGHU, '大厅'],
    ]);
    for (const source of SOURCES) {
      const secret = await ingest.hcp(
        'source',
        'add',
        source,
        '--name',
        source,
        '--departments',
        '*',
      );
      ingest.secrets.set(source, secret);
    }
  });

  beforeEach(async () => {
    topic = await TopicReader.fromNowOn();
  });

  afterAll(async () => {
    await ingest.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const post = (source: string, path: string, body: unknown, more: RequestOptions = {}) =>
    ingest.post(path, body, { source, ...more });

  const sentBy = (source: string) => topic.messages(({ headers }) => headers['source'] === source);

  const notes = async () => (await ingest.get('/health/ready')).text;

  it('takes ratings and services of platform A, whose silence is no praise', async () => {
    const body = await sample('provincial-a.json');
    const id = 'msg_native:a';
    expect(await post('provincial-a', '/v1/native/services', body)).toMatchObject({
      status: 202,
      body: { accepted: 3, rejected: [] },
    });
    const reply = await post('provincial-a', '/v1/native/ratings', body, { id });
    expect(reply).toMatchObject({ status: 202, body: { accepted: 3, rejected: [] } });
    const ratings = (await sentBy('provincial-a')).filter(
      ({ headers }) => headers['type'] === 'rating',
    );
    expect(ratings.map(({ headers, value }) => [headers, value['pf'], value['isDefault']])).toEqual(
      [
        [4, undefined],
        [1, true],
        [7, undefined],
      ].map(([pf, isDefault]) => [
        { type: 'rating', schema: 'hcp.rating/1', source: 'provincial-a', 'correlation-id': id },
        pf,
        isDefault,
      ]),
    );
    expect(ratings[0]?.value).toMatchObject({
      satisfaction: 5,
      assessTime: '2026-03-12T10:21:33+08:00',
      space: 'provincial-a',
      door: 'forwarded',
      userName: { ct: expect.any(String) as string },
    });
    expect(JSON.stringify(ratings)).not.toContain('王小明');
  });

  it('takes what platform B sends under params', async () => {
    const body = await sample('provincial-b.json');
    const reply = await post('provincial-b', '/v1/native/ratings', body);
    expect(reply).toMatchObject({ status: 202, body: { accepted: 3, rejected: [] } });
    const found = await sentBy('provincial-b');
    expect(found.map(({ value }) => value['isDefault'])).toEqual([false, true, false]);
  });

  it('takes the buttons of a hall, in GBK, from JSON in a form, and tells what it skipped', async () => {
    const reply = await post(
      'hall-buttons',
      '/v1/native/ratings',
      await sample('hall-buttons.form'),
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=GBK' },
      },
    );
    expect(reply).toMatchObject({ status: 202, body: { accepted: 4, rejected: [], skipped: 1 } });
    const found = await sentBy('hall-buttons');
    expect(found.map(({ value }) => value['satisfaction'])).toEqual([5, 1, 2, 3]);
  });

  it('takes a format that it has never seen once there is a map for it, without a restart', async () => {
    const [at, opened] = [1_773_282_093, 1_773_281_793];
    const answer = (fields: object) => ({
      state: 'sent',
      again: false,
      marks: [
        { of: 'hall', mark: 'E' },
        { of: 'service', mark: 'B' },
      ],
      way: '短信',
      at: at + 1,
      who: { name: '赵某' },
      ...fields,
    });
    const answers = [
      answer({ why: '410|413' }),
      answer({ at: String(at), times: 2 }),
      answer({ way: '电报', times: 3 }),
      answer({ state: 'draft' }),
      answer({ mood: '晴', times: 4 }),
    ];
    const message = JSON.stringify({
      unit: `${HOME?.area ?? ''}/${HOME?.code ?? ''}`,
      case: JSON.stringify({ prefix: 'X', number: 3601020109260312, opened, answers }),
    });
    const escaped = [...inGbk(message)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
    const send = () =>
      post('strange', '/v1/native/ratings', `seal=x&message=${escaped.join('')}`, {
        headers: { 'content-type': undefined },
      });
    expect(await send()).toMatchObject({ status: 404, body: { code: 'no-map' } });

    await writeFile(join(folder, 'strange.yaml'), STRANGE);
    const reply = await until('the map to be in force', async () => {
      const answered = await send();
      return answered.status !== 404 && answered;
    });
    expect(reply.body).toEqual({
      accepted: 2,
      rejected: [
        {
          index: 2,
          code: 'out-of-range',
          field: 'pf',
          sourceField: 'way',
          message: 'way (pf): the value is not one of those allowed',
        },
        {
          index: 4,
          code: 'unknown-field',
          field: '',
          sourceField: 'mood',
          message: 'mood: the field is not part of the contract',
        },
      ],
      skipped: 1,
    });
    const found = await sentBy('strange');
    expect(found.map(({ value }) => value)).toMatchObject([
      {
        projectNo: 'X/3601020109260312',
        serviceNumber: '1',
        satisfaction: 4,
        evalDetail: ['410', '413'],
      },
      { serviceNumber: '2', isDefault: true, assessTime: '2026-03-12T10:21:33+08:00' },
    ]);
  });

  it('names our code and the source’s own field, whoever found the fault', async () => {
    const [first] = JSON.parse((await sample('provincial-b.json')).toString()) as [
      { params: object },
    ];
    const record = (fields: object) => ({ params: { ...first.params, ...fields } });
    const reply = await post('provincial-b', '/v1/check/native/ratings', [
      record({ deptcode: 'NOBODY' }),
      record({ evaldetail: '406|999' }),
      record({ satisfaction: '6' }),
      record({ pf: '6' }),
      record({ assesstime: '2026/04/01' }),
      record({ mobile2: '13900000000' }),
      record({}),
    ]);
    expect(reply.status).toBe(200);
    expect(reply.body.accepted).toBe(1);
    expect(
      reply.body.rejected?.map(({ code, field, ...rest }) => [code, field, rest]),
    ).toMatchObject([
      ['unknown-department', 'deptCode', { index: 0, sourceField: 'deptcode' }],
      ['unknown-tag', 'evalDetail', { index: 1, sourceField: 'evaldetail' }],
      ['out-of-range', 'satisfaction', { index: 2, sourceField: 'satisfaction' }],
      ['out-of-range', 'pf', { index: 3, sourceField: 'pf' }],
      ['bad-format', 'assessTime', { index: 4, sourceField: 'assesstime' }],
      ['unknown-field', '', { index: 5, sourceField: 'mobile2' }],
    ]);
    expect(await sentBy('provincial-b')).toEqual([]);
  });

  it('lets its author try a map on a payload before anybody sends one', async () => {
    const map = join(folder, 'tried.yaml.draft');
    const check = (...more: string[]) => hcp(['source', 'check-map', map, ...more], {});
    const a = await readFile(join(MAPS, 'provincial-a.yaml'), 'utf8');
    const payload = ['--sample', join(MAPS, 'samples/provincial-a.json'), '--kind', 'rating'];

    await writeFile(
      map,
      a.replace('    assessTime: assessTime\n', '').replace('5: 5, 6: 7', '5: 8'),
    );
    const { code, stdout } = await check();
    expect([code, stdout]).toEqual([
      1,
      `${map}:7: assessTime is required: say where it comes from\n` +
        `${map}:16: pf cannot be this value; see the contract\n`,
    ]);

    await writeFile(map, a.replace('    - areaName\n', '').replace(', 6: 7', ''));
    const tried = await check(...payload);
    expect(tried.code).toBe(1);
    expect(tried.stdout).toContain('rating 0: refused: unknown-field, areaName: ');
    expect(tried.stdout).toContain('rating 2: refused: out-of-range, pf (pf): ');
    expect(tried.stdout).toContain('ratings: neither read nor ignored: areaName\n');

    await writeFile(map, a);
    const good = await check(...payload);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain('"userName":"王**"');
    expect(good.stdout).toContain('ratings: good=3 refused=0 skipped=0\n');
  });

  it('keeps the last good map while the file is wrong, and says where it is wrong', async () => {
    const file = join(folder, 'provincial-b.yaml');
    const good = await readFile(file, 'utf8');
    const bad = good.replace('pf: { path: pf,', 'pf: { pth: pf,');
    const line = bad.slice(0, bad.indexOf('pth')).split('\n').length;
    await writeFile(file, bad);
    await until('the fault to be told', async () =>
      (await notes()).includes(`provincial-b.yaml:${line}: `),
    );
    expect((await ingest.get('/health/ready')).status).toBe(200);
    expect((await ingest.get('/metrics')).text).toMatch(
      /hcp_ingest_source_map_faults\{source="provincial-b"\} [1-9]/,
    );
    const reply = await post(
      'provincial-b',
      '/v1/native/ratings',
      await sample('provincial-b.json'),
    );
    expect(reply).toMatchObject({ status: 202, body: { accepted: 3 } });
    await writeFile(file, good);
    await until('the fault to be gone', async () => !(await notes()).includes('provincial-b'));
  });

  it('answers 503 for a map that was never good, and 401, 404 and 400 as everywhere', async () => {
    await writeFile(join(folder, 'HALL.yaml'), 'ratings: {}\n');
    await until('the fault to be told', async () => (await notes()).includes('HALL.yaml:1: '));
    expect(await ingest.post('/v1/native/ratings', '{}')).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
    await rm(join(folder, 'HALL.yaml'));
    const none = await until('the map to be gone', async () => {
      const answered = await ingest.post('/v1/native/ratings', '{}');
      return answered.status !== 503 && answered;
    });
    expect(none.status).toBe(404);
    const a = (body: string, more?: RequestOptions) =>
      post('provincial-a', '/v1/native/ratings', body, more);
    expect(await a('{')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await a('[]')).toMatchObject({ status: 400, body: { code: 'empty' } });
    expect(await a('[5]')).toMatchObject({
      status: 422,
      body: { rejected: [{ code: 'not-an-object' }] },
    });
    const wrong = { secret: ingest.secrets.get('HALL') ?? '' };
    expect((await a('[{}]', wrong)).status).toBe(401);
    expect((await post('hall-buttons', '/v1/native/services', 'x=1')).status).toBe(404);
  });
});
