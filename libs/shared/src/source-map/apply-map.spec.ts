import fc from 'fast-check';
import { compileMap, type CompiledMap, type Mapped } from '../contract/source-map/compile-map.js';
import type { NativeRecord } from '../contract/source-map/native-records.js';
import { reviewBody } from '../contract/source-map/review-body.js';
import { isMapFaults, parseMap } from './map-file.js';

function compiled(text: string): CompiledMap {
  const read = parseMap(text);
  if (isMapFaults(read) || read.rating === undefined) throw new Error(JSON.stringify(read));
  return compileMap(read.rating);
}

const STRANGE = compiled(`
body: { unpack: head }
times: [epoch-seconds, 'yyyy/M/d h:mm a']
blanks: [NULL]
ratings:
  records: cases[].evals[]
  unpack: ext
  fields:
    areaCode: { path: $.head.area, match: '(\\d{6})\\d{6}' }
    deptCode: $.head.dept
    taskCode: { first: [item, ^.item] }
    projectNo: ^.no
    serviceNumber: { constant: 1 }
    assessNumber: { path: ext.again, table: { Y: 2, N: 1 }, blank: 1 }
    satisfaction: { path: 'scores[dim=all].v', table: { 好: 5, 中: 3, 差: 1 } }
    handlerSatisfaction: 'scores[dim=staff].v'
    pf: { path: way, table: { app: 2, sms: 7, auto: 7 } }
    assessTime: { join: [day, clock], with: ' ' }
    evalDetail: { path: why, split: '|;', table: { a: 510, b: 517, none: absent } }
    userName: user.name
  skip: { when: { state: [draft, '9'] } }
  distrust:
    - { when: { way: auto }, set: { pf: 1 } }
    - { delay: { from: ^.at, to: at, minutes: [5, 20], within: 1 } }
    - { when: { clock: { blank: false }, who: { not: [citizen, me] } } }
    - { when: { who: { same: by } } }
    - { delay: { from: { join: [day, clock], with: ' ' }, to: { first: [seen, shown] }, minutes: 0 } }
  ignore: [scores, user.id, ^.title, $.head.trace]
`);

const DEEP_MAP = `
times: yyyy-MM-dd
ratings:
  records: data.list[]
  fields:
    areaCode: { constant: '360000' }
    deptCode: ^.dept
    taskCode: { constant: T }
    projectNo: no
    serviceNumber: ^^.sent
    assessNumber: { constant: 1 }
    satisfaction: level
    pf: { constant: 1 }
    assessTime: $.data.day
`;
const DEEP = compiled(DEEP_MAP);

const evaluation = (fields: object = {}): object => ({
  state: 1,
  ext: '{"again":"Y"}',
  scores: [
    { dim: 'all', v: '好' },
    { dim: 'staff', v: 4 },
  ],
  way: 'app',
  day: '2026/3/12',
  clock: '9:05 PM',
  why: 'a|b; none',
  who: 'citizen',
  user: { name: ' 王某 ', id: 7 },
  ...fields,
});
const CASE = { no: 7, item: 'T', title: 't', at: 1_773_282_000 };
const one = (fields: object = {}, more: object = {}, top: object = {}): Mapped => {
  const body = {
    head: JSON.stringify({ area: '360102000000', dept: 'D', trace: 1 }),
    cases: [{ ...CASE, ...more, evals: [evaluation(fields)] }],
    ...top,
  };
  const records = STRANGE.read(Buffer.from(JSON.stringify(body)));
  if ('detail' in records) throw new Error(records.detail);
  expect(records).toHaveLength(1);
  return STRANGE.apply(records[0] ?? { code: 'missing', field: 'no record' });
};

describe('a compiled map', () => {
  it('reads what lies deep, above, packed, joined, split and in tables', () => {
    expect(one()).toEqual({
      event: {
        areaCode: '360102',
        deptCode: 'D',
        taskCode: 'T',
        projectNo: '7',
        serviceNumber: '1',
        assessNumber: 2,
        satisfaction: 5,
        handlerSatisfaction: 4,
        pf: 2,
        assessTime: '2026-03-12T21:05:00+08:00',
        evalDetail: ['510', '517'],
        userName: '王某',
      },
    });
    expect(one({ item: 'NULL', ext: '' })).toMatchObject({
      event: { taskCode: 'T', assessNumber: 1 },
    });
  });

  it.each([
    ['an unknown value', { way: 'fax' }, 'out-of-range', 'pf', 'way'],
    ['an unknown tag', { why: 'a|z' }, 'out-of-range', 'evalDetail', 'why'],
    ['a value that the pattern does not meet', {}, 'bad-format', 'areaCode', '$.head.area'],
    ['an object for a value', { way: {} }, 'wrong-type', 'pf', 'way'],
    ['half of a join', { clock: '' }, 'missing', 'assessTime', 'clock'],
    ['a time of another form', { clock: '21:05' }, 'bad-format', 'assessTime', 'day + clock'],
    [
      'text that is no number',
      {
        scores: [
          { dim: 'all', v: '好' },
          { dim: 'staff', v: 'x' },
        ],
      },
      'bad-format',
      'handlerSatisfaction',
      'scores[dim=staff].v',
    ],
    [
      'nothing where something is required',
      { scores: [] },
      'missing',
      'satisfaction',
      'scores[dim=all].v',
    ],
    ['packed text that is no JSON', { ext: '{' }, 'bad-format', '', 'ext'],
    ['an unknown name', { surprise: 1 }, 'unknown-field', '', 'surprise'],
    [
      'an unknown name further down',
      { user: { name: 'x', phone: 1 } },
      'unknown-field',
      '',
      'user.phone',
    ],
    ['an unknown name with odd signs', { 'a.b\n<': 1 }, 'unknown-field', '', 'a\\.b??'],
  ])('refuses %s by the name that the source knows', (what, fields, code, field, sourceField) => {
    const top = what.includes('pattern') ? { head: { area: '360102', dept: 'D' } } : {};
    expect(one(fields, {}, top)).toEqual({ fault: { code, field, sourceField } });
  });

  it('refuses unknown names of what encloses a record', () => {
    expect(one({}, { who: 1 })).toMatchObject({
      fault: { code: 'unknown-field', sourceField: '^.who' },
    });
    expect(one({}, {}, { more: [] })).toMatchObject({ fault: { sourceField: '$.more' } });
  });

  it('goes up a name at a time, and knows what a path from the body has read', () => {
    const read = (body: object) => {
      const records = DEEP.read(Buffer.from(JSON.stringify(body)));
      return 'detail' in records ? records : records.map(DEEP.apply);
    };
    const body = { sent: 1, data: { dept: 'D', day: '2026-03-12', list: [{ no: 'P', level: 5 }] } };
    const event = { deptCode: 'D', serviceNumber: '1', assessTime: '2026-03-12T00:00:00+08:00' };
    expect(read(body)).toMatchObject([{ event }]);
    const fault = { code: 'unknown-field', sourceField: '^.more' };
    expect(read({ ...body, data: { ...body.data, more: 1 } })).toMatchObject([{ fault }]);
  });

  it('tells the author of a map at once what it does not read, and what it reads in vain', () => {
    const read = parseMap(DEEP_MAP.replace('satisfaction: level', 'satisfaction: { constant: 5 }'));
    if (isMapFaults(read) || read.rating === undefined) throw new Error('no map');
    const body = {
      a: 1,
      data: {
        b: 1,
        'c.d': 1,
        list: [
          { no: 1, x: 1 },
          { level: 5, x: 2 },
        ],
      },
    };
    const { unread, unfound } = reviewBody(read.rating, Buffer.from(JSON.stringify(body)));
    expect([...unread].sort()).toEqual(['$.a', '^.b', '^.c\\.d', 'level', 'x']);
    expect(unfound).toEqual(['^.dept', '^^.sent', '$.data.day']);
  });

  it('takes for defaults what a rule distrusts, and for nothing what a rule skips', () => {
    expect(one({ way: 'auto' })).toMatchObject({ event: { pf: 1, isDefault: true } });
    expect(one({ who: 'system' })).toMatchObject({ event: { isDefault: true } });
    expect(one({ who: 'me', by: 'me' })).toMatchObject({ event: { isDefault: true } });
    expect(one({ who: 'me', by: 'you' })).not.toHaveProperty('event.isDefault');
    expect(one({ at: 1_773_282_301 })).toMatchObject({ event: { isDefault: true } });
    expect(one({ at: '1773283200' })).toMatchObject({ event: { isDefault: true } });
    expect(one({ at: 1_773_282_302 })).not.toHaveProperty('event.isDefault');
    expect(one({ shown: 1_773_320_700 })).toMatchObject({ event: { isDefault: true } });
    expect(one({ shown: 1_773_320_701 })).not.toHaveProperty('event.isDefault');
    expect(one({ at: 'soon' })).toMatchObject({ fault: { code: 'bad-format', sourceField: 'at' } });
    expect(one({ state: 'draft' })).toEqual({ skipped: true });
    expect(one({ state: 9, surprise: 1 })).toEqual({ skipped: true });
  });

  it('takes a row for a record whose names are its places', () => {
    const map = compiled(
      FLAT.replace('no\n', '0\n')
        .replace(': level', ': 1')
        .replace('fields', 'records: rows[]\n  fields'),
    );
    const read = map.read(Buffer.from('{"rows":[["P",5],["Q",4,"x"]]}'));
    expect('detail' in read ? read : read.map(map.apply)).toMatchObject([
      { event: { projectNo: 'P', satisfaction: 5 } },
      { fault: { code: 'unknown-field', sourceField: '2' } },
    ]);
  });

  it('takes of a list the first field that has any, or all of them', () => {
    const tags = (rule: string) => {
      const map = compiled(`${FLAT}    evalDetail: ${rule}\n`);
      const read = map.read(Buffer.from('{"no":"P","level":5,"a":"","b":"510, 512","c":["517"]}'));
      return 'detail' in read ? read : read.map(map.apply);
    };
    expect(tags("{ first: [a, b, c], split: ',' }\n  ignore: []")).toMatchObject([
      { event: { evalDetail: ['510', '512'] } },
    ]);
    expect(tags("{ join: [a, b, c], split: ',' }")).toMatchObject([
      { event: { evalDetail: ['510', '512', '517'] } },
    ]);
  });

  it('loses no digit of a long number, nor takes one whose digits are lost', () => {
    const map = compiled(FLAT);
    const read = (no: string) => {
      const records = map.read(Buffer.from(`{"no":${no},"level":"5"}`));
      return 'detail' in records ? records : records.map(map.apply);
    };
    expect(read('3601020109260312000017')).toMatchObject([
      { event: { projectNo: '3601020109260312000017' } },
    ]);
    expect(read('3.6e21')).toMatchObject([{ fault: { code: 'wrong-type', sourceField: 'no' } }]);
  });

  it('says of a list that is not there that it is missing, and that an empty one is empty', () => {
    const read = (body: object) => STRANGE.read(Buffer.from(JSON.stringify(body)));
    expect(read({ head: {} })).toEqual([
      { code: 'missing', field: '', sourceField: 'cases[].evals[]' },
    ]);
    expect(read({ head: {}, cases: [] })).toEqual([]);
    expect(DEEP.read(Buffer.from('{"data":{}}'))).toMatchObject([{ code: 'missing' }]);
    expect(read({ head: {}, cases: [{ ...CASE, evals: null }] })).toEqual([]);
  });

  it('accounts for every record of whatever a source sends, and never throws', () => {
    const names = [
      'head',
      'cases',
      'evals',
      'no',
      'ext',
      'scores',
      'way',
      'day',
      'clock',
      'why',
      'dim',
      'v',
      '__proto__',
    ];
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (body) => {
        const records = STRANGE.read(Buffer.from(JSON.stringify(body)));
        if ('detail' in records) return;
        for (const mapped of records.map(STRANGE.apply)) {
          expect(Object.keys(mapped)).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on a record whose one field is anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(evaluation())), fc.jsonValue(), (name, value) => {
        const mapped = one({ [name]: value });
        expect('event' in mapped || 'fault' in mapped || 'skipped' in mapped).toBe(true);
      }),
    );
  });

  it('takes of a table only what stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (way) => {
        const known = ['app', 'sms', 'auto'].includes(way.trim());
        const blank = ['', 'NULL'].includes(way.trim());
        const fault = { field: 'pf', code: blank ? 'missing' : 'out-of-range', sourceField: 'way' };
        if (known) expect(one({ way })).toHaveProperty('event');
        else expect(one({ way })).toEqual({ fault });
      }),
    );
  });
});

const FLAT = `
ratings:
  fields:
    areaCode: { constant: '360000' }
    deptCode: { constant: D }
    taskCode: { constant: T }
    projectNo: no
    serviceNumber: { constant: 1 }
    assessNumber: { constant: 1 }
    satisfaction: level
    pf: { constant: 1 }
    assessTime: { constant: '2026-03-12T10:21:33+08:00' }
`;

describe('a level that the map gives for a blank one', () => {
  const map = compiled(
    FLAT.replace('satisfaction: level', 'satisfaction: { path: level, blank: 5 }').concat(
      '    isDefault: { path: auto, blank: false }\n',
    ),
  );
  const event = (record: object) => {
    const [read] = map.read(Buffer.from(JSON.stringify({ no: 1, ...record }))) as NativeRecord[];
    return read === undefined ? undefined : map.apply(read);
  };

  it('is a default, whatever else the record says', () => {
    for (const record of [{}, { level: null }, { level: ' ', auto: false }]) {
      expect(event(record)).toMatchObject({ event: { satisfaction: 5, isDefault: true } });
    }
  });

  it('is not confused with one that somebody chose, or that nobody understands', () => {
    expect(event({ level: 5 })).toMatchObject({ event: { satisfaction: 5, isDefault: false } });
    expect(event({ level: [5] })).toMatchObject({ fault: { code: 'wrong-type' } });
  });
});

describe('bodies', () => {
  const form = compiled(`body: { form: form, encoding: gb18030 }${FLAT}`);
  const lines = compiled(`body: { form: ndjson }${FLAT}`);
  const json = compiled(FLAT);
  const count = (map: CompiledMap, body: string | Uint8Array) => {
    const read = map.read(Buffer.from(body));
    return 'detail' in read ? read.detail : read.length;
  };

  it('are read in their form and encoding, or refused as a whole', () => {
    expect(count(json, '\ufeff{"no":1,"level":5}')).toBe(1);
    expect(count(json, '[{},2,[]]')).toBe(3);
    expect(count(json, '"x"')).toBe('the body is neither a JSON object nor an array');
    expect(count(json, Buffer.from([0x22, 0xff, 0x22]))).toBe('the body is not utf-8');
    expect(count(json, '[1,'.padEnd(100, '[1,'))).toBe(
      'the body is neither a JSON object nor an array',
    );
    expect(count(lines, '{"no":1}\r\n\n{}\nnull')).toBe(3);
    expect(count(lines, '{}\n{')).toBe('line 2 is not JSON');
    expect(count(form, Buffer.from([0x61, 0x3d, 0xff]))).toBe('the body is not gb18030');
  });

  it('nested deeper than a parser goes are no JSON', () => {
    const deep = '['.repeat(400_000) + ',1234567890123456' + ']'.repeat(400_000);
    expect(count(json, deep)).toBe('the body is neither a JSON object nor an array');
    expect(typeof count(json, `{"no":${'['.repeat(300_000)}1${']'.repeat(300_000)}}`)).toMatch(
      /number|string/,
    );
  });

  it('of forms keep signs, raw bytes and escapes apart', () => {
    const body = Buffer.concat([
      Buffer.from('no=A%26%3d+%B0%EC&x='),
      Buffer.from([0xb0, 0xec]),
      Buffer.from('&level=5&&level=4&y%zz&z=1=2'),
    ]);
    const value = {
      no: 'A&= 办',
      x: '办',
      level: ['5', '4'],
      'y%zz': '',
      z: '1=2',
    };
    expect(form.read(body)).toEqual([{ value, above: undefined }]);
  });

  it('of one name again and again are a list, however long', () => {
    const level = Array.from({ length: 200_000 }, () => '5');
    const body = Buffer.from(`level=${level.join('&level=')}`);
    expect(form.read(body)).toEqual([{ value: { level }, above: undefined }]);
  });

  it('are any bytes, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const map of [form, lines, json]) {
          const read = map.read(bytes);
          expect('detail' in read || read.map(map.apply).length === read.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
