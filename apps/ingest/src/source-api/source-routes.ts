import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '#shared/contract/topic.js';
import { problemAnswer, type Answer } from './answer.js';
import { credentialsOf } from './authenticator.js';
import type { ProblemCode } from './problem.js';
import { CORRELATION_HEADER, isWebhookId } from './source-paths.js';
import type { ReadBody, SubmissionService } from './submission.service.js';
import type { Purpose, TakenKind } from './taker.js';

const CHECK_PREFIX = 'check_';
const NO_BODY = Buffer.alloc(0);

/** Reports a fault that nobody foresaw. */
export type OnFault = (error: unknown) => void;

/** Paths of one scope, and how their bodies are read. */
export interface SourceRoutes<K extends TakenKind> {
  readonly paths: Readonly<Record<string, Purpose<K>>>;
  /** Media types that bodies may have; `*` is any, or none. */
  readonly mediaTypes: '*' | readonly string[];
  /** Undefined for a content type that the path does not take. */
  readonly readerOf: (kind: K, contentType: string | undefined) => ReadBody | undefined;
  readonly submissions: SubmissionService<K>;
  readonly onFault: OnFault;
}

/**
 * Makes a scope of Fastify routes for signed bodies: they stay bytes, since the signature is over
 * them, and what Fastify refuses by itself is answered in our words; docs/adr/0012 says more.
 */
export function registerSourceRoutes<K extends TakenKind>(
  fastify: FastifyInstance,
  routes: SourceRoutes<K>,
): void {
  void fastify.register((scope, _, done) => {
    // A signature is over the bytes as they came, so nobody parses them before it is checked.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      routes.mediaTypes === '*' ? '*' : [...routes.mediaTypes],
      { parseAs: 'buffer', bodyLimit: LIMITS.bodyBytes },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    for (const [url, purpose] of Object.entries<Purpose<K>>(routes.paths)) {
      scope.route({
        method: 'POST',
        url,
        bodyLimit: LIMITS.bodyBytes,
        handler: (request, reply) => handle(routes, purpose, request, reply),
        errorHandler: (error: FastifyError, request, reply) => {
          const code = problemOf(error, routes.onFault);
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

async function handle<K extends TakenKind>(
  routes: SourceRoutes<K>,
  purpose: Purpose<K>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let answer: Answer;
  try {
    answer = await answerOf(routes, purpose, request);
  } catch (error) {
    routes.onFault(error);
    answer = problemAnswer({ code: 'internal' });
  }
  return send(reply, request, answer);
}

function answerOf<K extends TakenKind>(
  { readerOf, submissions }: SourceRoutes<K>,
  purpose: Purpose<K>,
  { headers, body }: FastifyRequest,
): Answer | Promise<Answer> {
  const read = readerOf(purpose.kind, headers['content-type']);
  if (read === undefined || headers['content-encoding'] !== undefined) {
    return problemAnswer({ code: 'unsupported-media-type' });
  }
  const credentials = credentialsOf(headers, Date.now());
  if (credentials === undefined) return problemAnswer({ code: 'unauthorized' });
  const { id } = credentials;
  if (!isWebhookId(id) || id.startsWith(CHECK_PREFIX) !== purpose.check) {
    return problemAnswer({ code: 'bad-webhook-id' });
  }
  const bytes = Buffer.isBuffer(body) ? body : NO_BODY;
  return submissions.submit(purpose, { credentials, body: bytes, read });
}

function send(reply: FastifyReply, request: FastifyRequest, answer: Answer): FastifyReply {
  const id = request.headers['webhook-id'];
  if (typeof id === 'string' && isWebhookId(id)) void reply.header(CORRELATION_HEADER, id);
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
