import type { TicketDoc, TicketExport } from '#shared/contract/ticket.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { parsePeriod } from '#shared/domain/period.js';
import { csvPieces, type CsvCell } from '../http/csv.js';
import { ticketRefused } from '../http/problem.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import type { ReportPolicy } from '../report.policy.js';
import { caseColumns } from './case-columns.js';
import { cellsOf, headerOf, type Columns } from './export-columns.js';
import type { ExportReader, ExportSelection } from './export-reader.port.js';
import { ratingColumns } from './rating-columns.js';
import type { TicketStore } from './ticket-store.port.js';

export interface ExportsParts {
  readonly tickets: TicketStore;
  readonly reader: ExportReader;
  readonly registry: RegistryDays;
  readonly policy: Pick<ReportPolicy, 'calendar'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** An export that may be read, once. */
export interface Export {
  /** Names the file. */
  readonly name: string;
  /** CSV, the header first. */
  readonly pieces: AsyncIterable<string>;
}

/** Rows for those who hold a ticket. */
export class ExportsService {
  constructor(private readonly parts: ExportsParts) {}

  /** Takes the ticket and begins to read. Throws `ticket-refused`, and nothing is read then. */
  async begin(what: TicketExport, ticket: string): Promise<Export> {
    const { tickets, reader, registry, policy, now } = this.parts;
    const at = now();
    const taken = await tickets.take(ticket, what, at);
    if (taken === undefined) throw ticketRefused();
    const view = registry.on(chinaDay(at));
    const selection = selectionOf(taken, view);
    const name = `${what}-${taken.areas.join('+')}-${taken.period}.csv`;
    if (what === 'cases') {
      const columns = caseColumns({ view, calendar: policy.calendar, now: at });
      return { name, pieces: csvOfRows(columns, reader.cases(selection)) };
    }
    const columns = ratingColumns({ view, tags: registry.tags, unit: taken.unit });
    return { name, pieces: csvOfRows(columns, reader.ratings(selection)) };
  }
}

/** An area without one above it is everything, and then what the registry lacks is shown too. */
function selectionOf(
  { areas: asked, period: name }: TicketDoc,
  view: RegistryDay,
): ExportSelection {
  const period = parsePeriod(name);
  if (period === undefined) throw ticketRefused();
  const isRoot = (code: string): boolean => {
    const area = view.areas.get(code);
    return area !== undefined && area.parentCode === undefined;
  };
  if (asked.some(isRoot)) return { period, areas: 'all', departments: 'all' };
  const areas = new Set(asked.flatMap((code) => [...view.areas.subtree(code)]));
  const departments = [...areas].flatMap((code) =>
    view.departmentsOf(code).map((department) => department.code),
  );
  return { period, areas, departments };
}

const csvOfRows = <Row>(
  columns: Columns<Row>,
  pieces: AsyncIterable<readonly Row[]>,
): AsyncIterable<string> => csvPieces(headerOf(columns), cellPieces(columns, pieces));

async function* cellPieces<Row>(
  columns: Columns<Row>,
  pieces: AsyncIterable<readonly Row[]>,
): AsyncGenerator<CsvCell[][]> {
  for await (const rows of pieces) yield rows.map((row) => cellsOf(columns, row));
}
