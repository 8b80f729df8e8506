import { PROBLEMS, type ProblemCode } from './problem.js';
import { CORRELATION_HEADER } from './source-paths.js';

/** Headers of every answer to a signed request. */
export const answerHeaders = {
  [CORRELATION_HEADER]: { schema: { type: 'string' }, description: 'the webhook-id' },
};

/** Whether only a question can meet a problem, and nothing that is sent. */
export const isOfReading = (code: ProblemCode): boolean =>
  code === 'bad-query' || code === 'no-statement';

/** The responses for what a request can meet, by status. */
export function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => String(PROBLEMS[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, meant]) => [
      status,
      {
        description: meant.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        headers:
          status === '429' || status === '503'
            ? { ...answerHeaders, 'retry-after': { schema: { type: 'integer' } } }
            : answerHeaders,
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
