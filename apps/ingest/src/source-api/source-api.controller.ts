import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '#shared/contract/topic.js';
import { problemAnswer, type Answer } from './answer.js';
import { credentialsOf } from './authenticator.js';
import type { ProblemCode } from './problem.js';
import { MEDIA_TYPES, mediaType } from './request-body.js';
import { CORRELATION_HEADER, SOURCE_PATHS } from './source-paths.js';
import type { SubmissionService } from './submission.service.js';
import type { Purpose } from './taker.js';

const WEBHOOK_ID = /^[A-Za-z0-9_.:-]{1,128}$/;
const CHECK_PREFIX = 'check_';
const NO_BODY = Buffer.alloc(0);

/** Reports a fault that nobody foresaw. */
export type OnFault = (error: unknown) => void;

/**
 * The source API as a scope of Fastify routes: bodies stay bytes, since the signature is over
 * them, and what Fastify refuses by itself is answered in our words; docs/adr/0012 says more.
 */
export class SourceApiController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submissions: SubmissionService,
    private readonly onFault: OnFault,
  ) {}

  onModuleInit(): void {
    void this.host.httpAdapter.getInstance<FastifyInstance>().register((scope, _, done) => {
      // A signature is over the bytes as they came, so nobody parses them before it is checked.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        [...MEDIA_TYPES],
        { parseAs: 'buffer', bodyLimit: LIMITS.bodyBytes },
        (_request, body, parsed) => {
          parsed(null, body);
        },
      );
      for (const [url, purpose] of Object.entries(SOURCE_PATHS)) {
        scope.route({
          method: 'POST',
          url,
          bodyLimit: LIMITS.bodyBytes,
          handler: (request, reply) => this.handle(purpose, request, reply),
          errorHandler: (error: FastifyError, request, reply) => {
            const code = problemOf(error, this.onFault);
            // The rest of the body is read and thrown away: a connection closed under a sender
            // that still writes would cost it the answer.
            if (code === 'too-large' && isWorthReading(request)) {
              void reply.header('connection', 'keep-alive');
            }
            send(reply, request, problemAnswer({ code }));
          },
        });
      }
      done();
    });
  }

  private async handle(
    purpose: Purpose,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    let answer: Answer;
    try {
      answer = await answerOf(purpose, request, this.submissions);
    } catch (error) {
      this.onFault(error);
      answer = problemAnswer({ code: 'internal' });
    }
    return send(reply, request, answer);
  }
}

function answerOf(
  purpose: Purpose,
  request: FastifyRequest,
  submissions: SubmissionService,
): Answer | Promise<Answer> {
  const { headers, body } = request;
  const type = mediaType(headers['content-type']);
  if (type === undefined || headers['content-encoding'] !== undefined) {
    return problemAnswer({ code: 'unsupported-media-type' });
  }
  const credentials = credentialsOf(headers, Date.now());
  if (credentials === undefined) return problemAnswer({ code: 'unauthorized' });
  const { id } = credentials;
  if (!WEBHOOK_ID.test(id) || id.startsWith(CHECK_PREFIX) !== purpose.check) {
    return problemAnswer({ code: 'bad-webhook-id' });
  }
  const bytes = Buffer.isBuffer(body) ? body : NO_BODY;
  return submissions.submit(purpose, { credentials, body: bytes, type });
}

function send(reply: FastifyReply, request: FastifyRequest, answer: Answer): FastifyReply {
  const id = request.headers['webhook-id'];
  if (typeof id === 'string' && WEBHOOK_ID.test(id)) void reply.header(CORRELATION_HEADER, id);
  if (answer.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', answer.retryAfterSeconds);
  }
  return reply.code(answer.status).header('content-type', answer.contentType).send(answer.body);
}

const isWorthReading = ({ headers }: FastifyRequest): boolean =>
  Number(headers['content-length'] ?? 0) <= 8 * LIMITS.bodyBytes;

/** Faults that Fastify finds before a handler runs. */
function problemOf(error: FastifyError, onFault: OnFault): ProblemCode {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'too-large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported-media-type';
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return 'malformed';
    default:
      onFault(error);
      return 'internal';
  }
}
