import type { JsonSchema } from '#shared/contract/published-schema.js';
import { REJECTIONS } from '#shared/contract/rejection.js';
import { PUBLIC_STEPS } from '#shared/domain/public-steps.js';
import { CITIZEN_PROBLEMS } from './citizen-problem.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const day = { type: 'string', format: 'date', description: 'a day in China' } as const;
const level = { type: 'integer', minimum: 1, maximum: 5 } as const;
const round = { type: 'integer', enum: [1, 2], description: '1 首评, 2 追评' } as const;
const token = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' } as const;
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** An answer has its fields and no others; those named in `rare` may be absent. */
const answer = (
  properties: Readonly<Record<string, JsonSchema>>,
  rare: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !rare.includes(name)),
  properties,
});

/** What the citizen's door answers: the types of contract/citizen-api.ts as JSON Schema. */
export const CITIZEN_ANSWERS: Readonly<Record<string, JsonSchema>> = {
  RatingTaken: answer(
    {
      receipt: {
        ...text,
        description:
          'as it is printed, in groups of five; absent where a token follows up a rating that had one',
      },
      assessNumber: round,
    },
    ['receipt'],
  ),
  TagChoice: answer({ code: text, name: text, level, first: flag }),
  ServiceView: answer({ item: text, department: text, area: text, point: text, day, visit: flag }, [
    'item',
    'point',
  ]),
  InvitationView: answer(
    {
      state: { type: 'string', enum: ['open', 'used', 'expired', 'unknown'] },
      mayFollowUp: flag,
      service: ref('ServiceView'),
      handler: answer({ code: text }),
      tags: listOf(ref('TagChoice')),
      hosts: listOf({ type: 'string', description: 'origin of a page that may embed this one' }),
    },
    ['service', 'handler'],
  ),
  FoundServices: answer({ services: listOf(answer({ token, item: text, day })) }),
  VisitBegun: answer({ token }),
  ReceiptView: answer({
    receipt: text,
    service: ref('ServiceView'),
    ratings: listOf(
      answer({ assessNumber: round, level, at: time, counted: flag, excluded: flag }),
    ),
    steps: listOf(answer({ name: { type: 'string', enum: [...PUBLIC_STEPS] }, at: time }, ['at'])),
    may: answer({ followUp: flag, object: flag, askErasure: flag }),
    tags: listOf(ref('TagChoice')),
  }),
  CitizenProblem: answer(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      code: {
        type: 'string',
        enum: Object.keys(CITIZEN_PROBLEMS),
        description: Object.entries(CITIZEN_PROBLEMS)
          .map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}`)
          .join('\n'),
      },
      text: { ...text, description: 'Chinese, for the page' },
      field: { ...text, description: 'with `invalid` only' },
      rule: { ...text, enum: Object.keys(REJECTIONS), description: 'with `invalid` only' },
      challenge: { ...text, description: 'with `proof-required` only' },
    },
    ['field', 'rule', 'challenge'],
  ),
};
