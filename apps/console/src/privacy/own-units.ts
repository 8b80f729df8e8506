import type { Actor } from '#shared/domain/casework/access-policy.js';
import { isOfRatedUnit } from '#shared/domain/casework/case-relation.js';
import { faultProblem } from '../casework/http/case-problem.js';

/** The departments that a person belongs to; who rated one of them he must not learn. */
export const ownUnits = ({ deptCode, grants }: Actor): string[] => [
  ...new Set([
    ...(deptCode === undefined ? [] : [deptCode]),
    ...grants.flatMap(({ scope }) => (scope.kind === 'department' ? [scope.code] : [])),
  ]),
];

/** Throws `of-the-rated-unit` when the person belongs to one of the departments. */
export function requireOutsider(actor: Actor, units: readonly string[]): void {
  if (isOfRatedUnit(actor, { units })) throw faultProblem({ code: 'of-the-rated-unit' });
}
