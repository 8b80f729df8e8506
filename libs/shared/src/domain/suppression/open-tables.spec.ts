import type { Row, Tables } from '../publication/tables.js';
import { openTables, type OpenTablesOptions } from './open-tables.js';

const COHORT = {
  ...{ due: 400, active: 300, defaulted: 50, unrated: 50, pending: 20 },
  ...{ activeRate: 0.75, unratedRate: 0.1, defaultShare: 0.125 },
};

const RATES = { goodRate: 0.9, goodRateLow: 0.8, goodRateHigh: 0.95, badRate: 0.1, score: 90 };

function said(good: number, bad: number) {
  return {
    ...{ level5: good, level4: 0, level3: 0, level2: 0, level1: bad },
    ...{ good, bad, valid: good + bad, ...RATES, excluded: 0 },
    ...{ followUps: 0, followUpsExcluded: 0, visits: 0, visitsExcluded: 0 },
  };
}

const areaRow = (code: string, good: number, bad: number): Row<'areas'> => ({
  ...{ code, name: code, level: 'city', kind: 'division', parentCode: '' },
  ...{ ...said(good, bad), ...COHORT },
});

const departmentRow = (code: string, good: number, bad: number): Row<'departments'> => ({
  ...{ code, name: code, areaCode: 'P', level: 'city', line: '' },
  ...{ ...said(good, bad), ...COHORT, due: 80, active: 60, defaulted: 10, unrated: 10, pending: 5 },
});

const rankingRow = (code: string, rank: number | null, note = ''): Row<'department-rankings'> => ({
  ...{ peers: 'city', rank, code, name: code, areaCode: 'P', change: null, note },
  ...{ valid: 100, good: 90, bad: 10, ...RATES, ...COHORT },
});

const tagRow = (tag: string, level: number, count: number): Row<'tags'> => ({
  ...{ areaCode: 'P', areaName: 'P', tag, tagName: tag, kind: '', level, count },
});

const DEPARTMENTS = [
  departmentRow('a', 90, 10),
  departmentRow('b', 80, 3),
  departmentRow('c', 70, 11),
  departmentRow('d', 95, 12),
  // Of no area: it is in the sum of none.
  { ...departmentRow('x', 30, 6), areaCode: '' },
];

const INSIDE: Tables = {
  areas: [areaRow('P', 335, 36)],
  departments: DEPARTMENTS,
  'department-rankings': [
    ...['d', 'b', 'c', 'a'].map((code, i) => rankingRow(code, i + 1)),
    rankingRow('x', null, '样本不足'),
  ],
  tags: [tagRow('t1', 1, 7), tagRow('t2', 1, 3), tagRow('t3', 5, 99)],
};

const MONTH: OpenTablesOptions = {
  ...{ kind: 'month', official: 'goodRate', threshold: 5, earlier: [] },
};

const hiddenOf = (
  rows: readonly { readonly code: string; readonly hidden?: readonly string[] }[] = [],
) =>
  Object.fromEntries(
    rows.flatMap(({ code, hidden }) => (hidden === undefined ? [] : [[code, hidden]])),
  );

describe('open tables of a publication', () => {
  it('withhold what is made of a small count, and nothing else', () => {
    const hidden = [
      ...['level1', 'level2', 'level3', 'level4', 'level5', 'good', 'bad'],
      ...['goodRate', 'goodRateLow', 'goodRateHigh', 'badRate', 'score'],
    ];
    const { departments, areas } = openTables(INSIDE, MONTH);
    const found = hiddenOf(departments);
    expect(Object.keys(found)).toEqual(['b', 'c']);
    expect([...(found['b'] ?? [])].sort()).toEqual(hidden.sort());
    expect(departments?.find(({ code }) => code === 'b')).toMatchObject({ valid: 83, bad: null });
    expect(hiddenOf(areas)).toEqual({});
  });

  it('rank the rows that are told among themselves, and the others stand behind by code', () => {
    const before = { 'department-rankings': [rankingRow('a', 1), rankingRow('d', 2)] };
    const rows = openTables(INSIDE, { ...MONTH, before })['department-rankings'] ?? [];
    expect(rows.map(({ code, rank, change }) => [code, rank, change])).toEqual([
      ...[
        ['d', 1, 1],
        ['a', 2, -1],
      ],
      ...[
        ['b', null, null],
        ['c', null, null],
        ['x', null, null],
      ],
    ]);
    expect(hiddenOf(rows)['b']).toContain('rank');
    expect(hiddenOf(rows)['x']).toBeUndefined();
  });

  it('do not say of a withheld number of ratings whether it is enough for a rank', () => {
    const departments = DEPARTMENTS.map((row) =>
      row.code === 'b' ? departmentRow('b', 3, 0) : row,
    );
    const rankings = ['b', 'x'].map((code) => rankingRow(code, null, '样本不足'));
    const inside = { ...INSIDE, areas: [areaRow('P', 258, 33)], departments };
    const open = openTables({ ...inside, 'department-rankings': rankings }, MONTH);
    const notes = open['department-rankings']?.map(({ code, valid, note }) => [code, valid, note]);
    expect(notes).toEqual([
      ['b', null, ''],
      ['x', 100, '样本不足'],
    ]);
  });

  it('put withheld tags behind those whose counts order them', () => {
    const { tags = [] } = openTables(INSIDE, MONTH);
    expect(tags.map(({ tag, count }) => [tag, count])).toEqual([
      ['t1', 7],
      ['t3', 99],
      ['t2', null],
    ]);
  });

  it('withhold still what an earlier publication of the same days withheld', () => {
    const month = openTables(INSIDE, MONTH);
    const departments = DEPARTMENTS.map((row) =>
      row.code === 'b' ? { ...row, ...said(80, 13) } : row,
    );
    const inside = { ...INSIDE, departments, areas: [areaRow('P', 335, 46)] };
    expect(hiddenOf(openTables(inside, MONTH).departments)).toEqual({});
    const quarter = openTables(inside, { ...MONTH, kind: 'quarter', earlier: [month] });
    expect(Object.keys(hiddenOf(quarter.departments))).toEqual(['b', 'c']);
  });

  it('are none for days and weeks', () => {
    expect(openTables(INSIDE, { ...MONTH, kind: 'day' })).toEqual({});
    expect(openTables(INSIDE, { ...MONTH, kind: 'week' })).toEqual({});
  });

  it('do not exist for an indicator that the tables lack', () => {
    expect(() => openTables(INSIDE, { ...MONTH, official: 'luck' })).toThrow(
      'luck is no indicator',
    );
  });
});
