import { NATIONAL_TAGS } from '../domain/tag-catalogue.js';
import type { AreaDoc } from '../contract/registry-storage.js';
import { faultLine } from '../csv/import-fault.js';
import { duplicateFaults, nothing, referenceFaults, type ImportedFiles } from './references.js';

type Level = AreaDoc['level'];

const area = (code: string, parentCode: string, level: Level, more: Partial<AreaDoc> = {}) => ({
  _id: more.from === undefined ? code : `${code}@${more.from}`,
  code,
  name: code,
  ...(parentCode === '' ? {} : { parentCode }),
  level,
  kind: 'division' as const,
  ...more,
});
const department = (code: string, areaCode: string) => ({
  _id: code,
  code,
  name: code,
  areaCode,
  line: '公安',
});
const item = (code: string, deptCode: string) => ({ _id: code, code, name: code, deptCode });
const source = (code: string, departments: '*' | string[], deptCode?: string) => ({
  _id: code,
  code,
  name: code,
  departments,
  spaces: [code] as [string],
  ...(deptCode === undefined ? {} : { deptCode }),
});

/** Docs of each file; the first stands in line 2, after the header. */
function files(docs: { [F in keyof ImportedFiles]?: ImportedFiles[F][number]['doc'][] }) {
  const rows = <T>(list: readonly T[] = []) => list.map((doc, n) => ({ line: n + 2, doc }));
  return {
    areas: rows(docs.areas),
    departments: rows(docs.departments),
    items: rows(docs.items),
    points: rows(docs.points),
    sources: rows(docs.sources),
    tags: rows(docs.tags),
  };
}

const faults = (
  given: ImportedFiles,
  known: { areas?: AreaDoc[]; departments?: string[] } = {},
  faulty: Partial<ReturnType<typeof nothing>['faulty']> = {},
) =>
  referenceFaults(given, {
    areas: known.areas ?? [],
    departmentCodes: known.departments ?? [],
    tags: NATIONAL_TAGS,
    faulty: { ...nothing().faulty, ...faulty },
  }).map(faultLine);

const JX = area('36', '', 'province');
const NC = area('3601', '36', 'city');

describe('references of an import', () => {
  it('may lead into the files or into the registry', () => {
    const given = files({
      areas: [JX, NC],
      departments: [department('D1', '3601')],
      items: [item('T1', 'D1'), item('T2', 'D0')],
      points: [item('P1', 'D1')],
      sources: [source('s1', '*'), source('s2', ['D1', 'D0'], 'D0')],
    });
    expect(faults(given, { departments: ['D0'] })).toEqual([]);
    expect(faults(files({ departments: [department('D1', '36')] }), { areas: [JX] })).toEqual([]);
  });

  it('that lead nowhere are named', () => {
    const given = files({
      areas: [NC],
      departments: [department('D1', '99')],
      items: [item('T1', 'D9')],
      points: [item('P1', 'D9')],
      sources: [source('s1', ['D1', 'D8', 'D9'], 'D7')],
    });
    expect(faults(given)).toEqual([
      'areas.csv line 2, parentCode: there is no area "36"',
      'departments.csv line 2, areaCode: there is no area "99"',
      'items.csv line 2, deptCode: there is no department "D9"',
      'points.csv line 2, deptCode: there is no department "D9"',
      'sources.csv line 2, deptCode: there is no department "D7"',
      'sources.csv line 2, departments: there is no department "D8"',
      'sources.csv line 2, departments: there is no department "D9"',
    ]);
  });

  it('to a row that has a fault of its own, or to a file that could not be read, are none', () => {
    const given = files({
      areas: [NC],
      departments: [department('D1', '36')],
      items: [item('T1', 'D9')],
    });
    expect(faults(given, {}, { areas: new Set(['36']), departments: new Set(['D9']) })).toEqual([]);
    expect(faults(given, {}, { areas: 'unread', departments: 'unread' })).toEqual([]);
  });
});

describe('the tree of areas', () => {
  const table: [string, AreaDoc[], AreaDoc[], string[]][] = [
    [
      'a county under a county',
      [JX, NC, area('a', '3601', 'county'), area('b', 'a', 'county')],
      [],
      ['areas.csv line 5, parentCode: a county does not stand under a county'],
    ],
    [
      'a functional zone under a county is none',
      [JX, NC, area('a', '3601', 'county'), area('b', 'a', 'county', { kind: 'functional' })],
      [],
      [],
    ],
    ['a level may be skipped', [JX, area('t', '36', 'town')], [], []],
    [
      'a city without a parent',
      [area('3601', '', 'city')],
      [],
      ['areas.csv line 2, parentCode: a city has a parent'],
    ],
    [
      'a province under a city',
      [area('36', '3601', 'province'), area('3601', '36', 'city')],
      [],
      [
        'areas.csv line 2, parentCode: a province does not stand under a city',
        'areas.csv line 3, parentCode: its parents lead in a circle',
      ],
    ],
    [
      'its own parent',
      [area('z', 'z', 'city', { kind: 'functional' })],
      [],
      ['areas.csv line 2, parentCode: its parents lead in a circle'],
    ],
    [
      'an older area no longer fits under a new parent',
      [area('3601', '36', 'county')],
      [JX, NC, area('360102', '3601', 'county')],
      ['areas.csv line 2, parentCode: "360102" under it: a county does not stand under a county'],
    ],
    [
      'a parent that holds only from a day on',
      [
        area('3601', '36', 'county', { from: '2027-01-01' }),
        area('x', '3601', 'county', { from: '2026-01-01' }),
      ],
      [JX, NC],
      [],
    ],
    [
      '… and judges what comes after it',
      [
        area('3601', '36', 'county', { from: '2027-01-01' }),
        area('x', '3601', 'county', { from: '2027-06-01' }),
      ],
      [JX, NC],
      ['areas.csv line 3, parentCode: a county does not stand under a county'],
    ],
  ];
  it.each(table)('%s', (_, rows, known, expected) => {
    expect(faults(files({ areas: rows }), { areas: known })).toEqual(expected);
  });
});

describe('duplicates', () => {
  it('are the same code from the same day, in one file', () => {
    const twice = files({
      items: [item('T1', 'D1'), item('T2', 'D1'), item('T1', 'D2')],
      areas: [JX, area('36', '', 'province', { from: '2026-01-01' })],
    });
    expect(duplicateFaults(twice).map(faultLine)).toEqual([
      'items.csv line 4: "T1" stands in line 2',
    ]);
  });
});

describe('tags', () => {
  const tag = (code: string, level: 1 | 5, more: object = {}) => ({
    ...{ _id: code, code, level, name: code, status: 'active' as const, shownFirst: false },
    ...more,
  });
  const [known] = NATIONAL_TAGS.values();

  it('of the catalogue keep their level, and end after they begin', () => {
    if (known === undefined) throw new Error('no national tags');
    const other = known.level === 5 ? 1 : 5;
    const rows = [
      tag(known.code, other),
      tag('own', 1, { from: '2027-01-01', to: '2026-12-31' }),
      tag('own-too', 5, { from: '2027-01-01', to: '2027-01-01' }),
    ];
    expect(faults(files({ tags: rows }))).toEqual([
      `tags.csv line 2, level: this tag is of ${known.level}`,
      'tags.csv line 3, to: lies before from',
    ]);
  });
});
