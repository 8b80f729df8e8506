import { buffer } from 'node:stream/consumers';
import type { FastifyReply } from 'fastify';
import type { Day } from '#shared/domain/china-time.js';
import { attachmentHeaders } from '../http/attachment.js';
import { csvHeaders } from '../http/csv.js';
import type { FileFormat } from '../http/query-parameters.js';
import type { Key, ReportAnswers } from '../http/report-answers.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import type { Book } from './xlsx/book.types.js';
import { XLSX_TYPE, xlsxStream } from './xlsx/xlsx-stream.js';

/** A report that is answered in whatever format is asked for. */
export interface AskedReport<T, Row> {
  readonly format: FileFormat;
  /** Names the question, and what it rests on beside scores and registry. */
  readonly key: Key;
  readonly today: Day;
  /** File names without their extension. */
  readonly asciiName: string;
  readonly name: string;
  readonly compute: (snapshot: ScoreSnapshot) => Promise<T>;
  /** The object without its `asOf`, from its first property to the closing brace. */
  readonly json: (report: T) => string | Buffer;
  readonly csv: (report: T) => string;
  readonly book: (report: T, asOf: Date | null) => Book<Row>;
}

/** Answers from one moment of the scores, and says on the reply what it is. */
export function sendReport<T, Row>(
  reply: FastifyReply,
  answers: ReportAnswers,
  { format, key, today, asciiName, name, compute, json, csv, book }: AskedReport<T, Row>,
): Promise<Buffer> {
  const names = [`${asciiName}.${format}`, `${name}.${format}`] as const;
  switch (format) {
    case 'json':
      void reply.header('content-type', 'application/json; charset=utf-8');
      return answers.json(key, today, async (snapshot) => json(await compute(snapshot)));
    case 'csv':
      csvHeaders(reply, ...names);
      return answers.text(key, today, async (snapshot) => csv(await compute(snapshot)));
    case 'xlsx':
      attachmentHeaders(reply, { type: XLSX_TYPE, asciiName: names[0], name: names[1] });
      return answers.file(key, today, async (snapshot) =>
        buffer(xlsxStream(book(await compute(snapshot), snapshot.position.asOf))),
      );
  }
}
