import type { TObject } from 'typebox';
import { judgeOf, type Rules } from '#shared/contract/judge.js';
import type { CitizenProblem } from './citizen-problem.js';

/** The input itself when it is good, else what is wrong with it. */
export type InputReader<T, C> = (body: unknown, context: C) => T | CitizenProblem;

/**
 * Makes the reader of one kind of request body, from its schema and the rules beyond it:
 * `malformed` for what is no JSON object, `invalid` with the first faulty field and its rule.
 */
export function inputReader<T extends object, C = undefined>(
  schema: TObject,
  rules: Rules<C> = {},
): InputReader<T, C> {
  const faultOf = judgeOf<C>(schema, rules);
  return (body, context) => {
    const fault = faultOf(body, context);
    if (fault === undefined) return body as T;
    return fault.code === 'not-an-object'
      ? { problem: 'malformed' }
      : { problem: 'invalid', field: fault.field, rule: fault.code };
  };
}
