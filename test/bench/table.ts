import type { Row } from './bench.types.js';
import { shown } from './figures.js';

const SIGN = { 'at least': '≥', 'at most': '≤' } as const;

/** The rows as a table for the terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${shown(row.value)} ${row.unit}`,
    `${shown(row.limit)} ${row.unit}`,
    shown(row.ratio),
    `${SIGN[row.direction]} ${row.target}`,
    row.met ? 'met' : 'MISSED',
    row.what,
  ]);
  const lines = [['name', 'value', 'limit', 'ratio', 'target', '', 'what'], ...cells];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  const pad = (cell: string, i: number): string => {
    const width = widths?.[i] ?? 0;
    return i >= 1 && i <= 4 ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** The rows as the list that `--json` writes. */
export const jsonOf = (rows: readonly Row[]): string =>
  `${JSON.stringify(
    rows.map(({ name, value, limit, ratio, target, met }) => ({
      name,
      value,
      limit,
      ratio,
      target,
      met,
    })),
    null,
    2,
  )}\n`;
