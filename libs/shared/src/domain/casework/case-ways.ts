import type { CaseState } from '../case.js';
import type { CaseFile, Marks } from './case-file.js';
import type { CaseRules } from './case-policy.js';

/** Where a case goes from its answer: what two people decided needs no review. */
export const afterAnswer = (file: CaseFile, rules: CaseRules): CaseState =>
  rules.review && file.state !== 'decided' ? 'awaiting-review' : afterReview(file, rules);

/** Where a case goes once its answer stands: to the person, who is asked once in a round. */
export function afterReview({ revisits, realName }: CaseFile, rules: CaseRules): CaseState {
  const isDue = rules.revisit === 'all' || (rules.revisit === 'real-name' && realName);
  return isDue && revisits.outcome === undefined ? 'revisiting' : 'answered';
}

/** Where the unit does again what it was to do: rectify what was upheld, else explain. */
export const againAtWork = ({ finding }: CaseFile): CaseState =>
  finding === 'upheld' ? 'rectifying' : 'explaining';

const without = (marks: Marks, names: readonly (keyof Marks)[]): Marks =>
  Object.fromEntries(
    Object.entries(marks).filter(([name]) => !names.includes(name as keyof Marks)),
  );

/** The marks of a case that is not closed any more. */
export const unclosed = (marks: Marks): Marks => without(marks, ['closed']);

/** The marks of a case whose unit is to do its work again; the person stays answered. */
export const undone = (marks: Marks): Marks =>
  without(marks, ['rectified', 'explained', 'reviewed', 'closed']);

/** The marks of a case that is to be verified again. */
export const unverified = (marks: Marks): Marks => without(undone(marks), ['verified', 'answered']);
