import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#shared/errors/app-error.js';
import { problemAnswer, type CitizenAnswer } from './citizen-answer.js';
import type { CitizenProblem, CitizenProblemCode } from './citizen-problem.js';
import type { CitizenRoute } from './citizen-route.js';
import { clientAddress } from './client-address.js';
import { problemPage } from './pages/page-shell.js';

/** What a person can write in a rating, several times over. */
const BODY_BYTES = 32 * 1024;
const RETRY_SECONDS = 2;
const BAD_REQUEST = 400;
const SERVER_ERROR = 500;

/** Told of what nobody foresaw (`foreseen` false), and of backends that are away. */
export type OnCitizenFault = (error: unknown, foreseen: boolean) => void;

/** The citizen's door as a scope of Fastify routes: pages, what pages ask for, and their files. */
export class CitizenApiController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly routes: readonly CitizenRoute[],
    private readonly onFault: OnCitizenFault,
  ) {}

  onModuleInit(): void {
    void this.host.httpAdapter.getInstance<FastifyInstance>().register((scope, _, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/json',
        { parseAs: 'string', bodyLimit: BODY_BYTES },
        (_request, body, parsed) => {
          parsed(null, parsedJson(body.toString()));
        },
      );
      for (const route of this.routes) {
        scope.route({
          method: route.method,
          url: route.url,
          handler: async (request, reply) => send(reply, await this.answer(route, request)),
          errorHandler: (error: FastifyError, _request, reply) => {
            send(reply, problemAnswer({ problem: this.problemOf(error) }));
          },
        });
      }
      done();
    });
  }

  private async answer(route: CitizenRoute, request: FastifyRequest): Promise<CitizenAnswer> {
    try {
      return await route.handle({
        params: request.params as Record<string, string>,
        body: request.body,
        address: clientAddress(request.ip),
        headers: request.headers,
      });
    } catch (error) {
      const foreseen = error instanceof AppError;
      this.onFault(error, foreseen);
      const fault: CitizenProblem = foreseen
        ? { problem: 'unavailable', retryAfterSeconds: RETRY_SECONDS }
        : { problem: 'internal' };
      return route.embeddedBy === undefined
        ? problemAnswer(fault)
        : problemPage(fault, route.embeddedBy());
    }
  }

  /** Faults that Fastify finds before a handler runs. */
  private problemOf(error: FastifyError): CitizenProblemCode {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large';
    const { statusCode = SERVER_ERROR } = error;
    if (statusCode >= BAD_REQUEST && statusCode < SERVER_ERROR) return 'malformed';
    this.onFault(error, false);
    return 'internal';
  }
}

const send = (reply: FastifyReply, answer: CitizenAnswer): FastifyReply =>
  reply.code(answer.status).headers(answer.headers).send(answer.body);

/** Undefined, which no input is, when the text is not JSON: the parser's message would quote it. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
