import type { CitizenProblem } from './citizen-problem.js';
import type { LimitRule, Limits } from './limits.port.js';

/** One kind of try and what it is counted for. */
export interface Tries {
  readonly rule: LimitRule;
  readonly subject: string;
}

/** The problem to answer when no further try is allowed now. Counts nothing. */
async function triesRefused(
  limits: Limits,
  { rule, subject }: Tries,
): Promise<CitizenProblem | undefined> {
  const wait = await limits.wait(rule, subject);
  return wait === 0 ? undefined : { problem: 'too-many-tries', retryAfterSeconds: wait };
}

/**
 * Counts a try before it is made, so that of a hundred at the same moment only as many are made as
 * are allowed; the problem to answer to the others. One that is refused anyway counts nothing.
 */
export async function tryRefused(
  limits: Limits,
  tries: Tries,
): Promise<CitizenProblem | undefined> {
  const refused = await triesRefused(limits, tries);
  if (refused !== undefined) return refused;
  const { rule, subject } = tries;
  if ((await limits.count(rule, subject)) <= rule.most) return undefined;
  const retryAfterSeconds = Math.max(1, await limits.wait(rule, subject));
  return { problem: 'too-many-tries', retryAfterSeconds };
}
