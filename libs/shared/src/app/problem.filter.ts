import { STATUS_CODES } from 'node:http';
import {
  Catch,
  HttpException,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from './logger.js';
import { ProblemError } from './problem.js';

export const LOGGER = Symbol('logger');

/** Seconds after which a client may ask again when the database was away. */
const RETRY_AFTER = '2';

/** Turns whatever a request ended with into `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (isHealthAnswer(error)) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    const problem = this.problemOf(error);
    if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: 'about:blank',
          title: STATUS_CODES[problem.status],
          status: problem.status,
          code: problem.code,
          field: problem.field,
          detail: problem.detail,
          ...problem.members,
        }),
      );
  }

  private problemOf(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error as ProblemError;
    const status = statusOf(error);
    if (status === 404) {
      return new ProblemError(404, 'not-found', 'there is nothing at this address');
    }
    if (status !== undefined && status < 500) {
      return new ProblemError(status, 'bad-request', 'the request cannot be read');
    }
    // The driver's errors all carry its name; what it could not reach may be back in a moment.
    if (error instanceof Error && error.name.startsWith('Mongo')) {
      this.logger.warn({ reason: error.message }, 'the database did not answer');
      return new ProblemError(503, 'unavailable', 'the database does not answer; try again');
    }
    this.logger.error({ err: error }, 'a request failed');
    return new ProblemError(500, 'internal', 'the request failed');
  }
}

/** `/health` answers 503 in its own form. */
const isHealthAnswer = (error: unknown): error is HttpException =>
  error instanceof HttpException && error.getStatus() === 503;

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const code = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof code === 'number' ? code : undefined;
}
