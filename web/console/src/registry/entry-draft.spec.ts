import { datedVersions, draftOf, shownValue, spanWords, valuesOf } from './entry-draft';
import { PART_NAMES, PARTS } from './part-fields';

const EXAMPLES = {
  areas: { name: '安福县', parentCode: '360800', level: 'county', kind: 'division' },
  departments: { name: '安福县公安局', areaCode: '360829', line: null },
  items: { name: '户口迁移', deptCode: 'D1' },
  points: { name: '三号窗口', deptCode: 'D1', hall: '政务大厅' },
  sources: {
    name: '一体化平台',
    deptCode: null,
    departments: ['D1', 'D2'],
    space: ['S1'],
    eventsPerSecond: 50,
    origins: null,
    sandbox: true,
  },
  tags: { name: '态度好', level: 5, status: 'active', shownFirst: false, to: null },
} as const;

it.each(PART_NAMES)('brings values of %s back unchanged from the form', (part) => {
  const { fields } = PARTS[part];
  expect(valuesOf(fields, draftOf(fields, EXAMPLES[part]))).toEqual(EXAMPLES[part]);
});

it('takes lists however they are separated, and a star for all', () => {
  const { fields } = PARTS.sources;
  const typed = { ...draftOf(fields, EXAMPLES.sources), departments: ' D1； D2\nD3,' };
  expect(valuesOf(fields, typed)['departments']).toEqual(['D1', 'D2', 'D3']);
  expect(valuesOf(fields, { ...typed, departments: ' * ' })['departments']).toBe('*');
});

it('leaves what is no number for the server to judge', () => {
  const { fields } = PARTS.sources;
  expect(valuesOf(fields, { eventsPerSecond: 'many' })['eventsPerSecond']).toBe('many');
});

it('ends each version the day before the next begins, and knows which holds today', () => {
  const of = (from: string | null) => ({ from, values: {} });
  const dated = datedVersions([of('2026-03-01'), of(null), of('2027-01-01')], '2026-06-01');
  expect(dated.map(spanWords)).toEqual([
    '自 2027-01-01 起',
    '自 2026-03-01 至 2026-12-31',
    '至 2026-02-28 止',
  ]);
  expect(spanWords({ from: null, to: undefined })).toBe('一直有效');
  expect(dated.map(({ isCurrent }) => isCurrent)).toEqual([false, true, false]);
});

it('shows a choice by its name and an empty list by a dash', () => {
  const level = PARTS.areas.fields.find(({ name }) => name === 'level');
  expect(level && shownValue(level, 'county')).toBe('县级');
  const line = PARTS.departments.fields.find(({ name }) => name === 'line');
  expect(line && shownValue(line, [])).toBe('—');
});
