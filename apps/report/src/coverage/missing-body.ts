import { silentDays } from '#shared/domain/coverage/last-heard.js';
import { csvOf, numberText } from '#shared/csv/csv-out.js';
import type { Missing, MissingEntry } from './missing.types.js';

/** One page of who is missing as a JSON object, without its `asOf`. */
export function missingBody(missing: Missing, page: number, pageSize: number): object {
  const { query, scope, generation, registered, entries, lookedBackTo, today } = missing;
  const { kind, what, within, period } = query;
  const start = (page - 1) * pageSize;
  return {
    ...{ kind, what, within, withinName: scope.name },
    ...{ period: period.name, first: period.first, last: period.last, generation },
    ...{ registered, missing: entries.length, lookedBackTo, today, page, pageSize },
    entries: entries.slice(start, start + pageSize).map((entry) => rowOf(entry, missing)),
  };
}

/** An entry with every field; null where there is nothing. */
const rowOf = (
  { code, name, deptCode, deptName, areaCode, areaName, last }: MissingEntry,
  { today }: Missing,
) => ({
  ...{ code, name },
  ...{ deptCode: deptCode ?? null, deptName: deptName ?? null },
  ...{ areaCode: areaCode ?? null, areaName: areaName ?? null },
  lastHeard: last ?? null,
  silentDays: silentDays(last, today),
});
export type MissingRow = ReturnType<typeof rowOf>;

/** All who are missing, as rows. */
export const missingRows = (missing: Missing): MissingRow[] =>
  missing.entries.map((entry) => rowOf(entry, missing));

const MISSING_COLUMNS = [
  'code',
  'name',
  'deptCode',
  'deptName',
  'areaCode',
  'areaName',
  'lastHeard',
  'silentDays',
] as const satisfies readonly (keyof MissingRow)[];

/** All who are missing; codes are text. */
export const missingCsv = (missing: Missing): string =>
  csvOf(
    MISSING_COLUMNS,
    missingRows(missing).map((row) =>
      MISSING_COLUMNS.map((name) => {
        const cell = row[name];
        return typeof cell === 'string' && name.endsWith('ode') ? numberText(cell) : cell;
      }),
    ),
  );
