import { entryOfValues, valuesOf } from './entry-values.js';

const SOURCE = {
  name: '一体化平台',
  deptCode: null,
  departments: ['D1', 'D2'],
  space: ['own', 'granted'],
  eventsPerSecond: 200,
  origins: ['https://www.jxzwfww.gov.cn'],
  sandbox: true,
};

it.each([
  ['areas', { name: '镇', parentCode: '360829', level: 'town', kind: 'division' }],
  ['departments', { name: '局', areaCode: '360829', line: '公安' }],
  ['items', { name: '婚姻登记', deptCode: 'D1' }],
  ['points', { name: '窗口', deptCode: 'D1', hall: null }],
  ['sources', SOURCE],
  ['sources', { ...SOURCE, departments: '*', eventsPerSecond: null, origins: null, sandbox: null }],
  ['tags', { name: '快', level: 5, status: 'active', shownFirst: true, to: null }],
] as const)('what is read of an entry of %s can be written back as it is', (part, values) => {
  const made = entryOfValues(part, 'C1', '2026-07-01', values);
  expect('doc' in made ? valuesOf(part, made.doc) : made.faults).toEqual(values);
});

it.each([
  [{ name: '' }, 'name', 'empty'],
  [{ name: 'n', deptCode: 'D 1' }, 'deptCode', 'bad-value'],
  [{ name: 'n', deptCode: {} }, 'deptCode', 'bad-value'],
  [{ name: 'n', deptCode: 'D1', more: 1 }, '"more"', 'unknown-field'],
])('values that break a rule of the file are refused: %j', (values, column, code) => {
  const made = entryOfValues('items', 'T1', undefined, values);
  expect('faults' in made && made.faults).toContainEqual(expect.objectContaining({ column, code }));
});

it('no text of a list can smuggle in a second one', () => {
  const made = entryOfValues('sources', 's', undefined, { ...SOURCE, departments: ['D1;D2'] });
  expect(made).toMatchObject({ faults: [{ column: 'departments', code: 'bad-value' }] });
});
