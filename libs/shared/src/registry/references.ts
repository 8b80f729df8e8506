import type { TagCatalogue } from '../domain/tag.js';
import { AREA_LEVELS } from '../domain/registry.js';
import type { AreaDoc } from '../contract/registry-storage.js';
import { REGISTRY_FILES, type RegistryFile } from './columns.js';
import type { DocOf } from './entries.js';
import { shown, type ImportFault } from '../csv/import-fault.js';

/** An entry of a file and the line it came from. */
export interface Imported<F extends RegistryFile = RegistryFile> {
  readonly line: number;
  readonly doc: DocOf[F];
}

/** The entries of all files; a file that is absent has none. */
export type ImportedFiles = { readonly [F in RegistryFile]: readonly Imported<F>[] };

/** Rows of a file that have faults of their own: what refers to them is not at fault for it. */
export type Faulty = Readonly<Record<RegistryFile, ReadonlySet<string> | 'unread'>>;

/** What rows may refer to beside each other. */
export interface KnownEntries {
  /** What the registry holds already. */
  readonly areas: readonly AreaDoc[];
  readonly departmentCodes: Iterable<string>;
  readonly tags: TagCatalogue;
  readonly faulty: Faulty;
}

/** Files as they were read, each row judged by itself. */
export interface JudgedFiles {
  readonly files: ImportedFiles;
  readonly faulty: Faulty;
  readonly faults: readonly ImportFault[];
}

/** Files without rows and without faults. */
export const nothing = (): JudgedFiles => ({
  files: { areas: [], departments: [], items: [], points: [], sources: [], tags: [] },
  faulty: {
    areas: new Set(),
    departments: new Set(),
    items: new Set(),
    points: new Set(),
    sources: new Set(),
    tags: new Set(),
  },
  faults: [],
});

/** Entries that stand twice in their own file: the same code from the same day. */
export function duplicateFaults(files: ImportedFiles): ImportFault[] {
  return REGISTRY_FILES.flatMap((file) => {
    const first = new Map<string, number>();
    return files[file].flatMap(({ line, doc }) => {
      const before = first.get(doc._id);
      if (before === undefined) {
        first.set(doc._id, line);
        return [];
      }
      const rule = `${shown(doc._id)} stands in line ${before}`;
      return [{ file: `${file}.csv`, line, code: 'twice', rule }];
    });
  });
}

/** References that lead nowhere, judged against the registry and the files together. */
export function referenceFaults(files: ImportedFiles, known: KnownEntries): ImportFault[] {
  const areas = codes(known.areas, files.areas);
  const departments = new Set([
    ...known.departmentCodes,
    ...files.departments.map(({ doc }) => doc.code),
  ]);
  const faults: ImportFault[] = areaFaults(files.areas, known);
  const expect = (
    file: RegistryFile,
    line: number,
    column: string,
    wanted: readonly string[],
    kind: 'area' | 'department',
  ): void => {
    const there = kind === 'area' ? areas : departments;
    for (const code of wanted) {
      if (there.has(code) || isFaulty(known.faulty[`${kind}s`], code)) continue;
      const rule = `there is no ${kind} ${shown(code)}`;
      faults.push({ file: `${file}.csv`, line, column, code: 'no-such-entry', rule });
    }
  };
  for (const { line, doc } of files.departments) {
    expect('departments', line, 'areaCode', [doc.areaCode], 'area');
  }
  for (const { line, doc } of files.items) {
    expect('items', line, 'deptCode', [doc.deptCode], 'department');
  }
  for (const { line, doc } of files.points) {
    expect('points', line, 'deptCode', [doc.deptCode], 'department');
  }
  for (const { line, doc } of files.sources) {
    if (doc.deptCode !== undefined) {
      expect('sources', line, 'deptCode', [doc.deptCode], 'department');
    }
    if (doc.departments !== '*') {
      expect('sources', line, 'departments', doc.departments, 'department');
    }
  }
  return [...faults, ...tagFaults(files.tags, known.tags)];
}

/** A tag belongs to one level for good: ratings have been judged by it. */
function tagFaults(rows: readonly Imported<'tags'>[], known: TagCatalogue): ImportFault[] {
  return rows.flatMap(({ line, doc }): ImportFault[] => {
    const fault = { file: 'tags.csv', line };
    if (doc.from !== undefined && doc.to !== undefined && doc.to < doc.from) {
      return [{ ...fault, column: 'to', code: 'bad-period', rule: 'lies before from' }];
    }
    const level = known.get(doc.code)?.level ?? doc.level;
    if (level === doc.level) return [];
    return [{ ...fault, column: 'level', code: 'other-level', rule: `this tag is of ${level}` }];
  });
}

const codes = (known: readonly AreaDoc[], rows: readonly Imported<'areas'>[]): Set<string> =>
  new Set([...known.map(({ code }) => code), ...rows.map(({ doc }) => doc.code)]);

const isFaulty = (faulty: ReadonlySet<string> | 'unread', code: string): boolean =>
  faulty === 'unread' || faulty.has(code);

const ALWAYS = '0000-00-00';

/**
 * What is wrong with the tree of areas as the import would leave it. A fault is named at the row
 * that brings it: the area's own, or that of a parent under which an older area no longer fits.
 */
function areaFaults(rows: readonly Imported<'areas'>[], known: KnownEntries): ImportFault[] {
  const union = new Map(known.areas.map((doc) => [doc._id, doc]));
  const lines = new Map<string, number>();
  for (const { line, doc } of rows) {
    union.set(doc._id, doc);
    lines.set(doc._id, line);
  }
  const versions = Map.groupBy(union.values(), ({ code }) => code);
  for (const list of versions.values()) {
    list.sort((a, b) => ((a.from ?? ALWAYS) < (b.from ?? ALWAYS) ? -1 : 1));
  }
  // The version that holds when `from` comes; where none does yet, the first that will.
  const versionAt = (code: string, from: string): AreaDoc | undefined => {
    const list = versions.get(code);
    return list?.findLast((each) => (each.from ?? ALWAYS) <= from) ?? list?.[0];
  };
  const faults: ImportFault[] = [];
  for (const area of union.values()) {
    const from = area.from ?? ALWAYS;
    const parent = area.parentCode === undefined ? undefined : versionAt(area.parentCode, from);
    const own = lines.get(area._id);
    const line = own ?? (parent === undefined ? undefined : lines.get(parent._id));
    if (line === undefined) continue;
    const isOpen = parent === undefined && isFaulty(known.faulty.areas, area.parentCode ?? '');
    if (isOpen) continue;
    const broken = parentRule(area, parent) ?? cycleRule(area, (code) => versionAt(code, from));
    if (broken === undefined) continue;
    const rule = own === undefined ? `${shown(area.code)} under it: ${broken}` : broken;
    faults.push({ file: 'areas.csv', line, column: 'parentCode', code: 'bad-parent', rule });
  }
  return faults;
}

function parentRule(area: AreaDoc, parent: AreaDoc | undefined): string | undefined {
  if (area.parentCode === undefined) {
    return area.level === 'province' ? undefined : `a ${area.level} has a parent`;
  }
  if (parent === undefined) return `there is no area ${shown(area.parentCode)}`;
  const depth = AREA_LEVELS.indexOf(area.level) - AREA_LEVELS.indexOf(parent.level);
  // A functional zone may stand under a division of its own level.
  const fits = depth > 0 || (depth === 0 && area.kind === 'functional');
  return fits ? undefined : `a ${area.level} does not stand under a ${parent.level}`;
}

function cycleRule(
  area: AreaDoc,
  versionOf: (code: string) => AreaDoc | undefined,
): string | undefined {
  const seen = new Set([area.code]);
  for (let at: AreaDoc | undefined = area; at?.parentCode !== undefined;) {
    if (seen.has(at.parentCode)) return 'its parents lead in a circle';
    seen.add(at.parentCode);
    at = versionOf(at.parentCode);
  }
  return undefined;
}
