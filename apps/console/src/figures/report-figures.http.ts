import type { Logger } from '#shared/app/logger.js';
import { invalid, ProblemError } from '../http/problem.js';
import {
  ReportFigures,
  type Figure,
  type FigureName,
  type FigureQuery,
} from './report-figures.port.js';

const PATIENCE_MS = 10_000;

export interface ReportAddress {
  /** `http://host:port`, without a path. */
  readonly url: string;
  readonly logger: Logger;
  readonly patienceMs?: number;
}

/** Asks report over HTTP. */
export class HttpReportFigures extends ReportFigures {
  constructor(private readonly report: ReportAddress) {
    super();
  }

  async get(name: FigureName, query: FigureQuery): Promise<Figure> {
    const url = new URL(`/v1/${name}`, this.report.url);
    for (const [parameter, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(parameter, value);
    }
    const { status, headers, body } = await this.fetch(url);
    if (status === 200) {
      return {
        type: headers.get('content-type') ?? 'application/json; charset=utf-8',
        disposition: headers.get('content-disposition') ?? undefined,
        body,
      };
    }
    if (status >= 400 && status < 500) throw refusal(body.toString());
    this.report.logger.warn({ status }, 'report gave no figures');
    throw unavailable();
  }

  private async fetch(url: URL) {
    const { patienceMs = PATIENCE_MS, logger } = this.report;
    try {
      const answer = await fetch(url, {
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'error',
      });
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: answer.headers, body };
    } catch (error) {
      logger.warn({ reason: String(error) }, 'report does not answer');
      throw unavailable();
    }
  }
}

const unavailable = (): ProblemError =>
  new ProblemError(503, 'unavailable', 'report does not answer; try again');

/** What report says of a parameter, said again. */
function refusal(text: string): ProblemError {
  const { field, detail } = problemOf(text);
  return typeof field === 'string' && typeof detail === 'string'
    ? invalid(field, detail)
    : new ProblemError(400, 'bad-request', 'report does not take this question');
}

function problemOf(text: string): { readonly field?: unknown; readonly detail?: unknown } {
  try {
    const problem: unknown = JSON.parse(text);
    return typeof problem === 'object' && problem !== null ? problem : {};
  } catch {
    return {}; // not from report: what stands at its address answers in another form
  }
}
