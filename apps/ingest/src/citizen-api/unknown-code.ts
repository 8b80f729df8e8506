import type { CitizenProblem } from './citizen-problem.js';
import { LIMIT_RULES } from './limit-rules.js';
import type { Limits } from './limits.port.js';

/**
 * The answer to a token or receipt that does not exist, which counts against who tries them out.
 * It is asked for only once a look-up has failed, so it never slows a code that exists.
 */
export async function unknownCode(limits: Limits, address: string): Promise<CitizenProblem> {
  const rule = LIMIT_RULES.unknownToken;
  if ((await limits.count(rule, address)) <= rule.most) return { problem: 'unknown' };
  const retryAfterSeconds = await limits.wait(rule, address);
  return { problem: 'too-many-tries', retryAfterSeconds };
}
