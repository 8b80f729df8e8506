import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface TestArea {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly level: 'province' | 'city' | 'county' | 'town';
  readonly kind: 'division' | 'functional';
}

export interface TestDepartment {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly line: string;
  readonly items: readonly string[];
  readonly points: readonly string[];
}

export interface TestSource {
  readonly code: string;
  /** `*` or codes joined with `;`. */
  readonly departments: string;
  /** Its own space first, then granted ones. */
  readonly spaces: readonly string[];
}

const area = (
  code: string,
  name: string,
  parent: string,
  level: TestArea['level'],
  kind: TestArea['kind'] = 'division',
): TestArea => ({ code, name, parent, level, kind });

/** A corner of Jiangxi: two cities with counties, a town, and functional zones at two levels. */
export const AREAS: readonly TestArea[] = [
  area('360000', '江西省', '', 'province'),
  area('360100', '南昌市', '360000', 'city'),
  area('360102', '东湖区', '360100', 'county'),
  area('360800', '吉安市', '360000', 'city'),
  area('360829', '安福县', '360800', 'county'),
  area('360829100', '平都镇', '360829', 'town'),
  area('369900', '赣江新区', '360000', 'city', 'functional'),
  area('360191', '南昌高新区', '360100', 'county', 'functional'),
];

const LINES = ['公安', '人社', '税务'] as const;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code of 18 characters with the check characters of GB 11714 and GB 32100. */
function creditCode(areaCode: string, n: number): string {
  const organisation = `MB${String(n).padStart(6, '0')}`;
  const parts = [3, 7, 9, 10, 5, 8, 4, 2].map(
    (weight, i) => weight * parseInt(organisation.charAt(i), 36),
  );
  const rest = 11 - (parts.reduce((a, b) => a + b) % 11);
  const check = rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
  const first17 = `11${areaCode.slice(0, 6)}${organisation}${check}`;
  let [sum, weight] = [0, 1];
  for (const character of first17) {
    sum += weight * ALPHABET.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return first17 + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Three departments an area, each with three items and two points. */
export const DEPARTMENTS: readonly TestDepartment[] = AREAS.flatMap((place, a) =>
  LINES.map((line, l) => {
    const n = a * LINES.length + l + 1;
    return {
      code: creditCode(place.code, n),
      name: `${place.name}${line}局`,
      area: place.code,
      line,
      items: [1, 2, 3].map((i) => `T-${n}-${i}`),
      points: [1, 2].map((i) => `P-${n}-${i}`),
    };
  }),
);

const few = DEPARTMENTS.slice(0, 4).map((department) => department.code);

/** Two that share case numbers, one with numbers of its own, one that is granted the shared ones. */
export const SOURCES: readonly TestSource[] = [
  { code: 'HALL', departments: '*', spaces: ['CASES'] },
  { code: 'NET', departments: '*', spaces: ['CASES'] },
  { code: 'OWN', departments: few.join(';'), spaces: ['OWN'] },
  { code: 'GUEST', departments: '*', spaces: ['GUEST', 'CASES'] },
];

/** The space that an event of a source takes when it names none. */
export function spaceOf(source: string): string {
  const space = SOURCES.find((one) => one.code === source)?.spaces[0];
  if (space === undefined) throw new Error(`no source ${source}`);
  return space;
}

export function departmentOf(code: string): TestDepartment {
  const found = DEPARTMENTS.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no department ${code}`);
  return found;
}

/** The area and everything below it. */
export function subtree(code: string): Set<string> {
  const found = new Set([code]);
  // Parents stand before their children in AREAS.
  for (const one of AREAS) if (found.has(one.parent)) found.add(one.code);
  return found;
}

/** Writes the folder that `hcp import` reads. */
export async function writeRegistry(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, header: string, rows: readonly (readonly string[])[]) =>
    writeFile(join(folder, name), [header, ...rows.map((r) => r.join(','))].join('\n') + '\n');
  await write(
    'areas.csv',
    'code,name,parentCode,level,kind',
    AREAS.map((a) => [a.code, a.name, a.parent, a.level, a.kind]),
  );
  await write(
    'departments.csv',
    'code,name,areaCode,line',
    DEPARTMENTS.map((d) => [d.code, d.name, d.area, d.line]),
  );
  await write(
    'items.csv',
    'taskCode,name,deptCode',
    DEPARTMENTS.flatMap((d) => d.items.map((item) => [item, `事项${item}`, d.code])),
  );
  await write(
    'points.csv',
    'pointCode,name,deptCode,hall',
    DEPARTMENTS.flatMap((d) => d.points.map((point) => [point, `窗口${point}`, d.code, '大厅'])),
  );
  await write(
    'sources.csv',
    'code,name,deptCode,departments,space',
    SOURCES.map((s) => [
      s.code,
      `系统${s.code}`,
      '',
      s.departments,
      s.code === s.spaces[0] && s.spaces.length === 1 ? '' : s.spaces.join(';'),
    ]),
  );
}
