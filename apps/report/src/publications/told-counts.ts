import type { ProvinceCounts, PublishedCounts } from '#shared/contract/publication.js';
import { readTable } from '#shared/domain/publication/canonical-csv.js';
import { fileNameOf, type Row, type TableName } from '#shared/domain/publication/tables.js';
import type { MadeFile } from './published-files.js';

/** What of the province's counts a manifest may say, which everybody may have: what open files say. */
export function toldCounts(counts: ProvinceCounts, files: readonly MadeFile[]): PublishedCounts {
  const said = openRows('areas', files).find(({ parentCode }) => parentCode === '');
  const loop = openRows('area-loop', files).find(({ code }) => code === said?.code);
  const told = (count: number | null | undefined): number | null => count ?? null;
  return {
    ...{ areas: counts.areas, departments: counts.departments },
    ...{ valid: told(said?.valid), good: told(said?.good), bad: told(said?.bad) },
    excluded: told(said?.excluded),
    ...{ due: told(said?.due), active: told(said?.active), defaulted: told(said?.defaulted) },
    ...{ unrated: told(said?.unrated), pending: told(said?.pending) },
    cases: told(loop?.opened),
  };
}

function openRows<T extends TableName>(table: T, files: readonly MadeFile[]): Row<T>[] {
  const file = files.find(({ name }) => name === fileNameOf(table, 'open'));
  return file === undefined ? [] : readTable(table, file.content.toString('utf8'));
}
