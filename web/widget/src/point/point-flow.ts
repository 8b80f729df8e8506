import type { FindServiceInput } from '#shared/contract/citizen-api.js';
import { readSpokenCode, SLIP_LENGTH } from '#shared/domain/spoken-code.js';
import type { Answer } from '../door/answer.js';

/** How a person names the case: by its number and their phone, or by the code of the queue slip. */
export type Way = 'number' | 'slip';

/** What a person has typed. */
export interface Typed {
  readonly way: Way;
  readonly projectNo: string;
  readonly mobileLast4: string;
  readonly slip: string;
}
export const NOTHING_TYPED: Typed = { way: 'number', projectNo: '', mobileLast4: '', slip: '' };

export type TypedField = 'projectNo' | 'mobileLast4' | 'slip';

/** The first field that cannot be right, in the order in which they are shown. */
export function wrongField(typed: Typed): TypedField | undefined {
  if (typed.way === 'slip') {
    return readSpokenCode(typed.slip, SLIP_LENGTH) === undefined ? 'slip' : undefined;
  }
  if (typed.projectNo.trim() === '') return 'projectNo';
  return /^\d{4}$/.test(digitsOf(typed.mobileLast4)) ? undefined : 'mobileLast4';
}

// Full-width digits are what a Chinese keyboard may give.
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

export const findInput = (typed: Typed): FindServiceInput =>
  typed.way === 'slip'
    ? { slip: typed.slip.trim() }
    : { projectNo: typed.projectNo.trim(), mobileLast4: digitsOf(typed.mobileLast4) };

/** Challenges solved for one wish, before it is given up. */
const MOST_PROOFS = 3;

/**
 * Asks; where ingest wants a proof of work first, solves its challenge and asks again. `onCheck`
 * hears that it takes a moment.
 */
export async function askWithProof<T>(
  ask: (proof: { proof?: string }) => Promise<Answer<T>>,
  solve: (challenge: string) => Promise<string>,
  onCheck: () => void,
): Promise<Answer<T>> {
  let answer = await ask({});
  for (let tries = 0; tries < MOST_PROOFS; tries += 1) {
    const challenge = answer.kind === 'problem' ? answer.problem.challenge : undefined;
    if (challenge === undefined) return answer;
    onCheck();
    answer = await ask({ proof: await solve(challenge) });
  }
  return answer;
}
