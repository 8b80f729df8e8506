import { Readable } from 'node:stream';
import type { Logger } from '#shared/app/logger.js';
import type { TicketDoc, TicketExport } from '#shared/contract/ticket.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { parsePeriod } from '#shared/domain/period.js';
import { xlsxStream } from '../downloads/xlsx/xlsx-stream.js';
import { csvPieces, type CsvCell } from '#shared/csv/csv-out.js';
import { ticketRefused } from '../http/problem.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import type { ReportPolicy } from '../report.policy.js';
import { caseColumns } from './case-columns.js';
import { exportBook, type ExportHead } from './export-book.js';
import { cellsOf, headerOf, type Columns } from './export-columns.js';
import { EXPORTS } from './export-method.js';
import type { ExportReader, ExportSelection } from './export-reader.port.js';
import { ratingColumns } from './rating-columns.js';
import { KEEP_MS, type TicketStore } from './ticket-store.port.js';

export interface ExportsParts {
  readonly tickets: TicketStore;
  readonly reader: ExportReader;
  readonly registry: RegistryDays;
  readonly policy: Pick<ReportPolicy, 'calendar'>;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type ExportFormat = 'csv' | 'xlsx';

/** An export that may be read, once. */
export interface Export {
  /** File names without their extension. */
  readonly asciiName: string;
  readonly name: string;
  /** Its bytes: a row is read when there is room for it. */
  readonly content: Readable;
  /** Must be told how it ended: whole, or broken off, after which it may be begun again. */
  readonly ended: (isWhole: boolean) => void;
}

/** Rows for those who hold a ticket. */
export class ExportsService {
  constructor(private readonly parts: ExportsParts) {}

  /** Takes the ticket and begins to read. Throws `ticket-refused`, and nothing is read then. */
  async begin(what: TicketExport, ticket: string, format: ExportFormat): Promise<Export> {
    const { tickets, registry, now } = this.parts;
    const at = now();
    const taken = await tickets.take(ticket, what, at);
    if (taken === undefined) throw ticketRefused();
    const ended = this.keep(ticket);
    try {
      const view = registry.on(chinaDay(at));
      const selection = selectionOf(taken, view);
      const asciiName = `${what}-${taken.areas.join('+')}-${taken.period}`;
      const places = taken.areas.map((code) => view.areas.get(code)?.name ?? code);
      const { name, method } = EXPORTS[what];
      const head = { title: `${name}明细`, places, period: selection.period, at, method };
      const content = this.content(taken, { view, selection, head, format });
      return { asciiName, name: `${name}-${asciiName}`, content, ended };
    } catch (error) {
      ended(false);
      throw error;
    }
  }

  private content({ export: what, unit }: TicketDoc, wanted: Wanted): Readable {
    const { reader, registry, policy } = this.parts;
    const { view, selection, head } = wanted;
    if (what === 'cases') {
      const columns = caseColumns({ view, calendar: policy.calendar, now: head.at });
      return written(columns, reader.cases(selection), wanted);
    }
    const columns = ratingColumns({ view, tags: registry.tags, unit });
    return written(columns, reader.ratings(selection), wanted);
  }

  /** Keeps a ticket until its file has ended. A ticket that cannot be told of is let go by time. */
  private keep(ticket: string): (isWhole: boolean) => void {
    const { tickets, logger, now } = this.parts;
    const tell = (telling: Promise<void>): void => {
      telling.catch((err: unknown) => {
        logger.warn({ err }, 'how an export goes on cannot be written down');
      });
    };
    const timer = setInterval(() => {
      tell(tickets.keep(ticket, now()));
    }, KEEP_MS);
    timer.unref();
    return (isWhole) => {
      clearInterval(timer);
      tell(isWhole ? tickets.finish(ticket) : tickets.letGo(ticket, now()));
    };
  }
}

interface Wanted {
  readonly view: RegistryDay;
  readonly selection: ExportSelection;
  readonly head: ExportHead;
  readonly format: ExportFormat;
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

const written = <Row>(
  columns: Columns<Row>,
  pieces: AsyncIterable<readonly Row[]>,
  { head, format }: Wanted,
): Readable =>
  format === 'xlsx'
    ? xlsxStream(exportBook(head, columns, pieces))
    : Readable.from(csvPieces(headerOf(columns), cellPieces(columns, pieces)), {
        objectMode: false,
      });

async function* cellPieces<Row>(
  columns: Columns<Row>,
  pieces: AsyncIterable<readonly Row[]>,
): AsyncGenerator<CsvCell[][]> {
  for await (const rows of pieces) yield rows.map((row) => cellsOf(columns, row));
}
