import type { Channel } from '#shared/domain/channel.js';
import type { CsvRecord } from '#shared/csv/csv-records.js';
import type { FileEvent } from '../send/events-file.js';
import { RATING_COLUMNS } from './rating-columns.js';
import { readCell } from './read-cell.js';
import type { RatingHeader } from './rating-header.js';

/** What holds for a row that does not say otherwise. */
export interface RowDefaults {
  readonly channel: Channel;
  /** The space of the case numbers; absent: the source's own. */
  readonly space?: string | undefined;
}

/** A row that breaks a rule of its own: it is not sent. */
export interface BadRow {
  readonly line: number;
  readonly column?: string;
  readonly rule: string;
}

export interface RatingRows {
  readonly events: readonly FileEvent[];
  readonly bad: readonly BadRow[];
}

/** Makes a canonical rating of every row; the first rule that a row breaks is named. */
export function ratingsOf(
  header: RatingHeader,
  width: number,
  records: readonly CsvRecord[],
  defaults: RowDefaults,
): RatingRows {
  const events: FileEvent[] = [];
  const bad: BadRow[] = [];
  for (const { cells, line } of records) {
    if (cells.length !== width) {
      bad.push({ line, rule: `has ${cells.length} cells, the header has ${width}` });
      continue;
    }
    const read = ratingOf(header, cells, defaults);
    if ('rule' in read) bad.push({ line, ...read });
    else events.push({ kind: 'ratings', place: `line ${line}`, json: JSON.stringify(read.event) });
  }
  return { events, bad };
}

type ReadRow =
  | { readonly event: Readonly<Record<string, unknown>> }
  | { readonly column: string; readonly rule: string };

function ratingOf(header: RatingHeader, cells: readonly string[], defaults: RowDefaults): ReadRow {
  const event: Record<string, unknown> = { pf: defaults.channel };
  if (defaults.space !== undefined) event['space'] = defaults.space;
  const levelColumn = header.columns.find(({ column }) => column.field === 'satisfaction');
  const levelText = cells[levelColumn?.index ?? -1] ?? '';
  for (const column of RATING_COLUMNS) {
    const at = header.columns.find((each) => each.column === column);
    const name = at?.name ?? column.field;
    const cell = at === undefined ? '' : (cells[at.index] ?? '');
    const text = cell === '' ? column.otherwise : cell;
    if (text === undefined) {
      if (column.required === true) return { column: name, rule: 'is empty' };
      continue;
    }
    const read = readCell(column.kind, text, levelText);
    if ('rule' in read) return { column: name, rule: read.rule };
    event[column.field] = read.value;
  }
  return { event };
}
