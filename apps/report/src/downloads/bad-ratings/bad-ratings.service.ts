import { Readable } from 'node:stream';
import type { Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import { exportBook } from '../../exports/export-book.js';
import { cellsOf, headerOf } from '../../exports/export-columns.js';
import type { ExportSelection } from '../../exports/export-reader.port.js';
import { csvPieces } from '#shared/csv/csv-out.js';
import type { FileFormat } from '../../http/query-parameters.js';
import type { RegistryDays } from '../../registry/registry-days.js';
import { scopeOf, type Scope } from '../../registry/scope.js';
import { xlsxStream } from '../xlsx/xlsx-stream.js';
import { BAD_RATING_COLUMNS, badRatingRows, type BadRatingRow } from './bad-rating-row.js';
import type { BadRatingReader } from './bad-rating.port.js';

/** Which bad ratings: those given in a period, of an area's whole subtree or of a department. */
export interface BadRatingQuery {
  readonly within: string;
  readonly period: Period;
}

type Pieces = AsyncIterable<readonly BadRatingRow[]>;

/** 差评台账: every bad rating and what became of it. */
export class BadRatingsService {
  constructor(
    private readonly reader: BadRatingReader,
    private readonly registry: RegistryDays,
    private readonly now: () => number,
  ) {}

  /** What the query chooses; undefined when the registry in force does not know `within`. */
  scope({ within, period }: BadRatingQuery, today: Day): Scope | undefined {
    return scopeOf(this.registry.at(period, today), within);
  }

  /** The list in a format, written while it is read. */
  content(query: BadRatingQuery, scope: Scope, format: FileFormat): Readable {
    const pieces = this.pieces(query, scope);
    switch (format) {
      case 'json':
        return Readable.from(jsonPieces(query, scope, pieces), { objectMode: false });
      case 'csv':
        return Readable.from(csvPieces(headerOf(BAD_RATING_COLUMNS), csvRows(pieces)), {
          objectMode: false,
        });
      case 'xlsx':
        return xlsxStream(
          exportBook(
            {
              title: `${scope.name}差评台账`,
              places: [scope.name],
              period: query.period,
              at: this.now(),
              method: METHOD,
            },
            BAD_RATING_COLUMNS,
            pieces,
          ),
        );
    }
  }

  private async *pieces({ period }: BadRatingQuery, scope: Scope): Pieces {
    const rowOf = badRatingRows(scope.view, this.registry.tags);
    for await (const found of this.reader.badRatings(selectionOf(period, scope))) {
      yield found.map(rowOf);
    }
  }
}

const METHOD = [
  ['归期', '按评价时间，北京时间'],
  ['范围', '本人作出的评价中，对事项或对工作人员为不满意、非常不满意的；含追评和无办件评价'],
  ['案件', '同一服务的差评为一个案件；状态为开始下载时的状况，重新打开的只看本轮'],
  ['个人信息', '不含办件编号、姓名、证件和手机号码；评价时间只到日；文字评价有则为 ***'],
] as const;

/** Within everything, departments that the registry lacks are listed too. */
const selectionOf = (period: Period, { everything, departments }: Scope): ExportSelection => ({
  period,
  areas: 'all',
  departments: everything ? 'all' : [...departments.keys()],
});

async function* csvRows(pieces: Pieces) {
  for await (const rows of pieces) yield rows.map((row) => cellsOf(BAD_RATING_COLUMNS, row));
}

async function* jsonPieces(
  { within, period }: BadRatingQuery,
  scope: Scope,
  pieces: Pieces,
): AsyncGenerator<string> {
  const { name, first, last } = period;
  const head = { within, withinName: scope.name, period: name, first, last };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of pieces) {
    const text = rows.map((row) => JSON.stringify(row)).join(',');
    yield isFirst ? text : `,${text}`;
    isFirst = false;
  }
  yield ']}';
}
