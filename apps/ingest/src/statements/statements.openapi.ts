import { QUARANTINE_REASONS, REJECTIONS } from '#shared/contract/rejection.js';
import { answerHeaders, problemResponses } from '../source-api/problem.openapi.js';
import type { ProblemCode } from '../source-api/problem.js';
import { PARAMETERS } from '../source-api/source-api.openapi.js';
import { STATES } from './own-event-bodies.js';
import { OUTCOMES } from './outcome.js';
import { READ_PATHS } from './read-paths.js';
import { STATEMENT_HEADER } from './statement-columns.js';

const text = (description: string) => ({ type: 'string', description });
const count = (description: string) => ({ type: 'integer', minimum: 0, description });
const moment = (description: string) => ({ type: 'string', format: 'date-time', description });
const COUNTED_TO = {
  type: ['string', 'null'],
  format: 'date-time',
  description: 'what arrived before this moment is counted, whatever became of it',
};

const NAME = {
  kind: { type: 'string', enum: ['service', 'rating'] },
  deptCode: text('部门统一社会信用代码'),
  space: text('办件编号空间'),
  projectNo: text('办件编号'),
  serviceNumber: text('第几次服务'),
  revision: count('of a service record'),
  assessNumber: count('of a rating'),
  isDefault: { type: 'boolean', description: 'of a rating' },
  receivedAt: moment('when it arrived on the topic'),
};

/** What the answers of the reading paths hold. */
export const statementSchemas = () => ({
  Receipt: {
    type: 'object',
    required: ['webhookId', 'countedTo', 'ledger', 'duplicates', 'quarantined', 'events'],
    properties: {
      webhookId: text('the webhook-id of the request that was sent'),
      searchedFrom: moment('events that arrived before were not looked for'),
      countedTo: COUNTED_TO,
      isCut: {
        type: 'boolean',
        description: 'there when the id has more than 20,000 events: those above are told alone',
      },
      ledger: count('events that stand in the ledger'),
      duplicates: count('events that the ledger had already: the first one stands'),
      quarantined: count('events that were set aside'),
      notYetCounted: count('`accepted` of the question, without those above'),
      events: {
        type: 'array',
        items: {
          type: 'object',
          required: ['outcome', 'receivedAt'],
          properties: {
            ...NAME,
            outcome: { type: 'string', enum: [...OUTCOMES] },
            reason: { type: 'string', enum: Object.keys({ ...QUARANTINE_REASONS, ...REJECTIONS }) },
            field: text('the field that was set aside for, where there is one'),
          },
        },
      },
    },
  },
  OwnEvents: {
    type: 'object',
    required: ['projectNo', 'countedTo', 'events'],
    properties: {
      projectNo: text('办件编号'),
      countedTo: COUNTED_TO,
      events: {
        type: 'array',
        items: {
          type: 'object',
          required: ['kind', 'state', 'webhookId', 'receivedAt'],
          properties: {
            ...NAME,
            taskCode: text('事项编码'),
            pointCode: text('服务点代码'),
            proStatus: count('of a service record'),
            serviceTime: moment('of a service record'),
            satisfaction: count('of a rating'),
            pf: count('of a rating'),
            evalDetail: { type: 'array', items: { type: 'string' } },
            assessTime: moment('of a rating'),
            state: {
              type: 'string',
              enum: Object.keys(STATES),
              description: Object.entries(STATES)
                .map(([state, meaning]) => `- \`${state}\`: ${meaning}`)
                .join('\n'),
            },
            webhookId: text('the request it came in'),
          },
        },
      },
    },
  },
});

const query = (name: string, description: string, required = false) => ({
  ...{ name, in: 'query', required, description },
  schema: { type: 'string' },
});
const inPath = (name: string, description: string) => ({
  ...{ name, in: 'path', required: true, description },
  schema: { type: 'string' },
});

const PROBLEMS_HERE: readonly ProblemCode[] = [
  'bad-webhook-id',
  'bad-query',
  'unauthorized',
  'rate-limited',
  'internal',
  'unavailable',
];

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly object[];
  readonly content: object;
  readonly problems?: readonly ProblemCode[];
}

const SIGNED = 'Signed over `{id}.{timestamp}.GET {path and query as sent}`. Own events only.';

const reading = ({ operationId, summary, parameters, content, problems = [] }: Operation) => ({
  parameters: [...PARAMETERS, ...parameters],
  get: {
    ...{ operationId, summary, description: SIGNED },
    responses: {
      200: { description: summary, headers: answerHeaders, content },
      ...problemResponses([...PROBLEMS_HERE, ...problems]),
    },
  },
});

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

/** The paths on which a source asks about its own events. */
export const statementPaths = () => ({
  [READ_PATHS.receipts.replace(':subject', '{webhookId}')]: reading({
    operationId: 'readReceipt',
    summary: 'What became of the events of one request',
    parameters: [
      inPath('webhookId', 'the webhook-id of the request that was sent'),
      query('sentAt', 'its webhook-timestamp; without it, the last 7 days are looked through'),
      query('accepted', 'what its 202 said, to be told how many are not counted yet'),
    ],
    content: json('Receipt'),
  }),
  [READ_PATHS.events]: reading({
    operationId: 'readOwnEvents',
    summary: 'The events of a case number, and how each stands; nothing personal',
    parameters: [
      query('projectNo', '办件编号', true),
      query('deptCode', 'needed where the source speaks for many departments'),
    ],
    content: json('OwnEvents'),
  }),
  [READ_PATHS.statements.replace(':subject', '{date}')]: reading({
    operationId: 'readStatement',
    summary: 'What arrived on a China day, event by event, and its totals in the last line',
    parameters: [inPath('date', 'such as 2026-11-25')],
    content: { 'text/csv': { schema: { type: 'string', description: STATEMENT_HEADER.join() } } },
    problems: ['no-statement'],
  }),
});
