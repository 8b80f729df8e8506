import { covers, SYSTEM, type Actor } from './access-policy.js';
import type { CaseFile } from './case-file.js';

/**
 * What somebody is to a case: `officer` of its area or of one above, `handler` of the unit it is
 * assigned to, or the system itself. A supervisor is nothing to a case: he reads.
 */
export type Relation = 'system' | 'officer' | 'handler';

/** The places of a case that decide who is what to it. */
type Place = Pick<CaseFile, 'unit' | 'units' | 'deptCode'>;

/** All that the actor is to the case; `lineage` as in `CaseContext`. */
export function relationsOf(actor: Actor, file: Place, lineage: readonly string[]): Set<Relation> {
  const relations = new Set<Relation>();
  if (actor.id === SYSTEM.id) relations.add('system');
  for (const { role, scope } of actor.grants) {
    if (role === 'officer' && scope.kind === 'area' && covers(scope, { lineage })) {
      relations.add('officer');
    }
    if (role === 'handler' && scope.kind === 'department' && scope.code === file.unit) {
      relations.add('handler');
    }
  }
  return relations;
}

/** Whether the actor is an officer of a level above the case's own area. */
export const isFromAbove = (actor: Actor, lineage: readonly string[]): boolean =>
  actor.grants.some(
    ({ role, scope }) =>
      role === 'officer' && scope.kind === 'area' && lineage.indexOf(scope.code) > 0,
  );

/** Whether the actor belongs to a department that is rated here, or that worked on the case. */
export const isOfRatedUnit = (actor: Actor, file: Place): boolean => {
  const rated = new Set(
    [file.deptCode, file.unit, ...file.units].filter((one) => one !== undefined),
  );
  return (
    (actor.deptCode !== undefined && rated.has(actor.deptCode)) ||
    actor.grants.some(({ role, scope }) => role === 'handler' && rated.has(scope.code))
  );
};
