import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { DemoRegistry } from './registry.js';

/** Writes the registry as the folder of CSV files that `hcp import` reads; returns the row counts. */
export async function writeRegistry(
  registry: DemoRegistry,
  folder: string,
): Promise<Record<string, number>> {
  const files: Record<string, string[][]> = {
    areas: [
      ['code', 'name', 'parentCode', 'level', 'kind'],
      ...registry.areas.map((a) => [a.code, a.name, a.parentCode, a.level, a.kind]),
    ],
    departments: [
      ['code', 'name', 'areaCode', 'line'],
      ...registry.departments.map((d) => [d.code, d.name, d.areaCode, d.line]),
    ],
    items: [
      ['taskCode', 'name', 'deptCode'],
      ...registry.items.map((i) => [i.taskCode, i.name, i.deptCode]),
    ],
    points: [
      ['pointCode', 'name', 'deptCode', 'hall'],
      ...registry.points.map((p) => [p.pointCode, p.name, p.deptCode, p.hall]),
    ],
    sources: [
      ['code', 'name', 'deptCode', 'departments', 'space', 'origins'],
      ...registry.sources.map((s) => [
        s.code,
        s.name,
        s.deptCode,
        s.departments?.join(';') ?? '*',
        s.spaces.join(';'),
        s.origins?.join(';') ?? '',
      ]),
    ],
  };
  await mkdir(folder, { recursive: true });
  for (const [name, rows] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.csv`), stringify(rows));
  }
  return Object.fromEntries(Object.entries(files).map(([name, rows]) => [name, rows.length - 1]));
}
