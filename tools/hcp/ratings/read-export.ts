import { csvRecords } from '#shared/csv/csv-records.js';
import { decodeText } from './decode-text.js';
import { readHeader, type RatingHeader } from './rating-header.js';
import { ratingsOf, type RatingRows, type RowDefaults } from './rating-rows.js';

/** The ratings of an export, or why none of its rows can be read: ` line 3: …` or `: …`. */
export type ReadExport =
  (RatingRows & { readonly header: RatingHeader }) | { readonly faults: readonly string[] };

/** Reads the bytes of a CSV export of ratings, in UTF-8 or GB 18030. */
export function readExport(bytes: Buffer, defaults: RowDefaults): ReadExport {
  const text = decodeText(bytes);
  if (text === undefined) return { faults: [': is neither UTF-8 nor GB 18030'] };
  const records = csvRecords(text);
  if ('rule' in records) return { faults: [` line ${records.line}: ${records.rule}`] };
  const [first, ...rows] = records;
  if (first === undefined) return { faults: [': is empty: it has no header'] };
  const header = readHeader(first.cells);
  if (header.faults.length > 0) return { faults: header.faults.map((fault) => `: ${fault}`) };
  return { header, ...ratingsOf(header, first.cells.length, rows, defaults) };
}
