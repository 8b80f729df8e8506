import type { TSchema } from 'typebox';
import {
  CitizenRatingInput,
  CitizenRequestInput,
  FindServiceInput,
  SignalInput,
  VisitInput,
} from '#shared/contract/citizen-api.js';
import { publishedSchema, type JsonSchema } from '#shared/contract/published-schema.js';
import { CITIZEN_ANSWERS } from './citizen-answers.openapi.js';
import { CITIZEN_PROBLEMS, type CitizenProblemCode } from './citizen-problem.js';

/** One operation of the citizen's door. */
interface Operation {
  readonly method: 'get' | 'post';
  readonly id: string;
  readonly summary: string;
  readonly input?: TSchema;
  readonly done: readonly [status: number, answer?: string];
  readonly problems: readonly CitizenProblemCode[];
}

const PARAMETERS = {
  token: '^[A-Za-z0-9_-]{22}$',
  receipt: '^.{1,40}$',
  pointCode: '^[A-Za-z0-9_-]{1,64}$',
} as const;

const INPUT = ['malformed', 'too-large', 'invalid'] as const;
const CODE = ['unknown', 'too-many-tries'] as const;
const ALWAYS = ['internal', 'unavailable'] as const;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/v1/citizen/invitations/{token}': {
    method: 'get',
    id: 'viewInvitation',
    summary: 'What a token is for, and what can be done with it',
    done: [200, 'InvitationView'],
    problems: [...CODE, 'expired'],
  },
  '/v1/citizen/ratings': {
    method: 'post',
    id: 'rate',
    summary: 'Takes a rating: once for a token; the same submission again is answered the same',
    input: CitizenRatingInput,
    done: [202, 'RatingTaken'],
    problems: [...INPUT, ...CODE, 'used', 'expired', 'not-followable'],
  },
  '/v1/citizen/signals': {
    method: 'post',
    id: 'signal',
    summary: 'Counts how far a person has come; nothing is kept',
    input: SignalInput,
    done: [204],
    problems: INPUT,
  },
  '/v1/citizen/points/{pointCode}/find': {
    method: 'post',
    id: 'findServices',
    summary: 'Finds services to rate: by case number and phone, or by the code of a slip',
    input: FindServiceInput,
    done: [200, 'FoundServices'],
    problems: [...INPUT, ...CODE, 'not-found', 'proof-required'],
  },
  '/v1/citizen/points/{pointCode}/visits': {
    method: 'post',
    id: 'beginVisit',
    summary: 'Invites the rating of a visit without a case (无办件评价)',
    input: VisitInput,
    done: [201, 'VisitBegun'],
    problems: [...INPUT, ...CODE, 'proof-required'],
  },
  '/v1/citizen/receipts/{receipt}': {
    method: 'get',
    id: 'viewReceipt',
    summary: 'What became of a rating',
    done: [200, 'ReceiptView'],
    problems: CODE,
  },
  '/v1/citizen/receipts/{receipt}/requests': {
    method: 'post',
    id: 'request',
    summary: 'Objects to an exclusion, or asks for erasure of personal data',
    input: CitizenRequestInput,
    done: [202, 'ReceiptView'],
    problems: [...INPUT, ...CODE, 'not-possible'],
  },
};

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const titleOf = (schema: TSchema): string => String((schema as { title?: unknown }).title);

/** The paths of what citizens' pages ask of ingest, for its OpenAPI document. */
export const citizenPaths = (): JsonSchema =>
  Object.fromEntries(
    Object.entries(OPERATIONS).map(([path, operation]) => [
      path,
      {
        parameters: Object.entries(PARAMETERS)
          .filter(([name]) => path.includes(`{${name}}`))
          .map(([name, pattern]) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string', pattern },
          })),
        [operation.method]: described(operation),
      },
    ]),
  );

/** The schemas that those paths refer to. */
export const citizenSchemas = (): Readonly<Record<string, JsonSchema>> => ({
  ...Object.fromEntries(
    Object.values(OPERATIONS).flatMap(({ input }) =>
      input === undefined ? [] : [[titleOf(input), publishedSchema(input)]],
    ),
  ),
  ...CITIZEN_ANSWERS,
});

function described({ id, summary, input, done, problems }: Operation): JsonSchema {
  const [status, answer] = done;
  return {
    operationId: id,
    summary,
    tags: ['citizen'],
    security: [],
    ...(input === undefined ? {} : { requestBody: body(ref(titleOf(input))) }),
    responses: {
      [status]: {
        description: 'done',
        ...(answer === undefined ? {} : { content: json('application/json', ref(answer)) }),
      },
      ...problemResponses([...problems, ...ALWAYS]),
    },
  };
}

const body = (schema: JsonSchema): JsonSchema => ({
  required: true,
  content: json('application/json', schema),
});
const json = (type: string, schema: JsonSchema): JsonSchema => ({ [type]: { schema } });

function problemResponses(codes: readonly CitizenProblemCode[]): JsonSchema {
  const byStatus = Map.groupBy(codes, (code) => CITIZEN_PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, meant]) => [
      status,
      {
        description: meant.map((code) => `\`${code}\`: ${CITIZEN_PROBLEMS[code].title}`).join('; '),
        ...(status === 429 || status === 503
          ? { headers: { 'retry-after': { schema: { type: 'integer' } } } }
          : {}),
        content: json('application/problem+json', ref('CitizenProblem')),
      },
    ]),
  );
}
