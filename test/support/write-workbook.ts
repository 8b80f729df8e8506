/** Writes a workbook of so many rows of an export into a file: `write-workbook.js ROWS FILE`; says its peak in KiB. */
import { createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { RatingRow } from '#shared/contract/ledger.js';
import { monthPeriod } from '#shared/domain/period.js';
import { xlsxStream } from '../../apps/report/src/downloads/xlsx/xlsx-stream.js';
import { exportBook } from '../../apps/report/src/exports/export-book.js';
import type { Columns } from '../../apps/report/src/exports/export-columns.js';
import { Random } from './random.js';
import { ratingRows } from './rating-rows.js';
import { DEPARTMENTS } from './registry.js';

const PIECE = 250;
const [, , rows = '', file = ''] = process.argv;

async function* pieces(): AsyncGenerator<RatingRow[]> {
  let piece: RatingRow[] = [];
  for (const row of ratingRows(new Random(1), Number(rows), DEPARTMENTS, '2026-06-01', 30)) {
    piece.push(row);
    if (piece.length < PIECE) continue;
    yield await Promise.resolve(piece);
    piece = [];
  }
  yield piece;
}

/** As many columns as an export of ratings has, full of text and numbers. */
const columns: Columns<RatingRow> = [
  ...(['_id', 'deptCode', 'areaCode', 'service', 'source', 'correlationId', 'taskCode'] as const),
  ...(['offset', 'level', 'channel', 'round', 'door'] as const),
].flatMap((name): Columns<RatingRow> => [
  [name, (row) => row[name]],
  [`${name} 2`, (row) => `${String(row[name])} & <${row.offset}>`],
]);

const head = { title: '评价明细', places: ['江西省'], period: monthPeriod(2026, 6) };
const book = exportBook({ ...head, at: Date.now(), method: [] }, columns, pieces());
await pipeline(xlsxStream(book), createWriteStream(file));
// The peak of this program alone: `maxRSS` begins with that of whoever started it.
const [, peakKib = ''] = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
process.stdout.write(peakKib);
