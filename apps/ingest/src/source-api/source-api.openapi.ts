import { RatingInput } from '#shared/contract/rating.js';
import { publishedSchema, type JsonSchema } from '#shared/contract/published-schema.js';
import { REJECTIONS } from '#shared/contract/rejection.js';
import { InvitationInput } from '#shared/contract/invitation.js';
import { ServiceInput } from '#shared/contract/service-record.js';
import { LIMITS } from '#shared/contract/topic.js';
import { WEBHOOK_HEADER } from '#shared/crypto/webhook-signature.js';
import { PROBLEMS, type ProblemCode } from './problem.js';
import { nativePaths } from './native.openapi.js';
import { answerHeaders, isOfReading, problemResponses } from './problem.openapi.js';
import { SOURCE_PATHS } from './source-paths.js';
import type { Purpose, TakenKind } from './taker.js';

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const INPUT_NAMES = {
  rating: 'Rating',
  service: 'ServiceRecord',
  invitation: 'Invitation',
} as const satisfies Record<TakenKind, string>;

/** The OpenAPI 3.1 document of the source API, made from the contract and its closed tables. */
export function sourceApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: '好差评 ingest',
      version: '1.0.0',
      description:
        'Signed ratings and service records of source systems. Every request carries the headers ' +
        'of Standard Webhooks over `{id}.{timestamp}.{raw body}`; see the integration guide.',
    },
    paths: {
      ...Object.fromEntries(
        Object.entries(SOURCE_PATHS).map(([path, purpose]) => [
          path,
          { parameters: PARAMETERS, post: operation(purpose) },
        ]),
      ),
      ...nativePaths(PARAMETERS, (purpose) => responses(purpose, true)),
    },
    components: {
      schemas: {
        Rating: publishedSchema(RatingInput),
        ServiceRecord: publishedSchema(ServiceInput),
        Invitation: publishedSchema(InvitationInput),
        Rejection: REJECTION,
        Verdict: VERDICT,
        Invited: INVITED,
        Problem: PROBLEM,
      },
    },
  };
}

/** The headers of every signed request. */
export const PARAMETERS = [
  header(WEBHOOK_HEADER.source, 'code of the sending system', '^[A-Za-z0-9_-]{1,64}$'),
  header(
    WEBHOOK_HEADER.id,
    'id of the request; begins with check_ on the check paths, and only there',
    '^[A-Za-z0-9_.:-]{1,128}$',
  ),
  header(WEBHOOK_HEADER.timestamp, 'seconds since 1970, at most five minutes off', '^\\d{1,12}$'),
  header(
    WEBHOOK_HEADER.signature,
    '`v1,<base64 HMAC-SHA256>` or `v1sm3,<base64 HMAC-SM3>`; several, separated by spaces',
  ),
];

function header(name: string, description: string, pattern?: string) {
  const schema = { type: 'string', ...(pattern === undefined ? {} : { pattern }) };
  return { name, in: 'header', required: true, description, schema };
}

const REJECTION = {
  type: 'object',
  required: ['index', 'code', 'field', 'message'],
  properties: {
    index: { type: 'integer', minimum: 0, description: 'place of the event, from 0' },
    code: {
      type: 'string',
      enum: Object.keys(REJECTIONS),
      description: Object.entries(REJECTIONS)
        .map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
        .join('\n'),
    },
    field: { type: 'string', description: 'empty when the event as a whole is meant' },
    sourceField: {
      type: 'string',
      description: "the field's name in the source's own format, on the native paths",
    },
    message: { type: 'string', description: 'for people; never echoes a value' },
  },
};

const VERDICT = {
  type: 'object',
  required: ['accepted', 'rejected'],
  properties: {
    accepted: { type: 'integer', minimum: 0 },
    rejected: { type: 'array', items: ref('Rejection') },
    skipped: {
      type: 'integer',
      minimum: 1,
      description: "on the native paths: records that are no events, as the source's map says",
    },
  },
};

const INVITED = {
  type: 'object',
  required: ['accepted', 'rejected', 'invitations'],
  properties: {
    accepted: VERDICT.properties.accepted,
    rejected: VERDICT.properties.rejected,
    invitations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['index', 'token', 'url', 'expiresAt'],
        properties: {
          index: { type: 'integer', minimum: 0, description: 'place of the request, from 0' },
          token: {
            type: 'string',
            pattern: '^[A-Za-z0-9_-]{22}$',
            description: 'whoever holds it may rate the service; the same when asked for again',
          },
          url: { type: 'string', format: 'uri', description: 'where the person rates' },
          expiresAt: { type: 'string', format: 'date-time', description: 'end of the window' },
          slip: { type: 'string', description: 'eight characters for the queue slip' },
        },
      },
    },
  },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      enum: Object.keys(PROBLEMS),
      description: Object.entries(PROBLEMS)
        .map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}`)
        .join('\n'),
    },
    detail: { type: 'string' },
    accepted: { type: 'integer', const: 0, description: 'with 422 only' },
    rejected: { type: 'array', items: ref('Rejection'), description: 'with 422 only' },
    skipped: { type: 'integer', minimum: 1, description: 'with 422 only' },
  },
};

function operation(purpose: Purpose) {
  const { name, summary } = describe(purpose);
  const input = ref(INPUT_NAMES[purpose.kind]);
  return {
    operationId: `${name}${INPUT_NAMES[purpose.kind]}s`,
    summary,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            oneOf: [
              input,
              { type: 'array', items: input, minItems: 1, maxItems: LIMITS.arrayEvents },
            ],
          },
        },
        'application/x-ndjson': {
          schema: {
            type: 'string',
            description: `one event a line, at most ${LIMITS.ndjsonLines} lines and 8 MiB`,
          },
        },
      },
    },
    responses: responses(purpose),
  };
}

function responses(purpose: Purpose, isNative = false) {
  return { [describe(purpose).done]: verdict(purpose), ...problems(purpose, isNative) };
}

function describe({ kind, check }: Purpose) {
  if (check) {
    return { name: 'check', summary: 'Judges events and publishes nothing', done: '200' };
  }
  if (kind === 'invitation') {
    return { name: 'make', summary: 'Invites the rating of services, each once', done: '201' };
  }
  const summary = 'Takes events: 202 once they are on all in-sync replicas';
  return { name: 'submit', summary, done: '202' };
}

const verdict = ({ kind }: Purpose) => ({
  description: 'How many events are good, and what is wrong with each of the others',
  headers: answerHeaders,
  content: {
    'application/json': { schema: ref(kind === 'invitation' ? 'Invited' : 'Verdict') },
  },
});

function problems({ kind, check }: Purpose, isNative: boolean) {
  const codes = (Object.keys(PROBLEMS) as ProblemCode[]).filter(
    (code) =>
      !isOfReading(code) &&
      !(check && code === 'none-acceptable') &&
      (kind === 'invitation' || code !== 'on-trial') &&
      (isNative || code !== 'no-map'),
  );
  return problemResponses(codes);
}
