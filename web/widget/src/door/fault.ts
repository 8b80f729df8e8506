import type { Answer } from './answer.js';

/** What to say when an answer is not what was hoped for; undefined when it is. */
export function faultOf(
  answer: Answer<unknown>,
  texts: { readonly offline: string; readonly tryLater: string },
): string | undefined {
  if (answer.kind === 'done') return undefined;
  return answer.kind === 'offline' ? texts.offline : (answer.problem.text ?? texts.tryLater);
}
