import { Readable } from 'node:stream';
import { CSV_TYPE, csvPieces, type CsvCell } from '#shared/csv/csv-out.js';
import { DUPLICATE_DAYS } from '#shared/contract/storage.js';
import { addDays, chinaDay, isDay, startOfChinaDay } from '#shared/domain/china-time.js';
import { problemAnswer } from '../source-api/answer.js';
import { isProblem } from '../source-api/problem.js';
import type { Arrivals, OutcomeStore } from './outcome-store.port.js';
import { readQuery, type Answerer, type Question, type Reading } from './question.js';
import { outcomeCells, STATEMENT_HEADER, StatementTotals } from './statement-columns.js';

/** For so many days a statement can be asked for: duplicates are not remembered for longer. */
export const STATEMENT_DAYS = DUPLICATE_DAYS - 2;

/** `GET /v1/statements/{date}`: what arrived on a China day, event by event, and its totals. */
export class StatementsService implements Answerer {
  constructor(private readonly outcomes: OutcomeStore) {}

  async answer({ source, subject, query, askedAt }: Question): Promise<Reading> {
    const asked = readQuery(query, {});
    if (isProblem(asked)) return problemAnswer(asked);
    const today = chinaDay(askedAt);
    if (!isDay(subject) || subject > today || subject < addDays(today, -STATEMENT_DAYS)) {
      const detail = `a day as 2026-11-25, of the last ${STATEMENT_DAYS} or today`;
      return problemAnswer({ code: 'no-statement', detail });
    }
    const day = {
      source: source.code,
      from: startOfChinaDay(subject),
      to: startOfChinaDay(addDays(subject, 1)),
    };
    // Asked before anything is sent, so that a database that is away is answered as such.
    const countedTo = await this.outcomes.countedTo();
    return {
      status: 200,
      body: Readable.from(csvPieces(STATEMENT_HEADER, this.rows(day, countedTo))),
      contentType: CSV_TYPE,
      fileName: `statement-${source.code}-${subject}.csv`,
    };
  }

  private async *rows(
    day: Arrivals,
    countedTo: Date | null,
  ): AsyncGenerator<readonly (readonly CsvCell[])[]> {
    const totals = new StatementTotals();
    for await (const outcomes of this.outcomes.arrived(day)) {
      totals.add(outcomes);
      yield outcomes.map(outcomeCells);
    }
    yield [totals.cells(countedTo)];
  }
}
