import type { HonourDoc } from '#shared/contract/honour-storage.js';
import { may, type Actor, type Target } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { HONOUR_STEPS, type HonourStep } from '#shared/domain/honour/honour-procedure.js';
import { requireAccess } from '../auth/access/require-access.js';
import { notFound } from '../http/problem.js';

/** What lies outside the scope is told like what is not there. */
export function requireHonourAccess(
  actor: Actor,
  permission: Permission,
  found: HonourDoc | undefined,
): asserts found is HonourDoc {
  if (found === undefined) throw notFound();
  requireAccess(actor, permission, targetOf(found));
}

/** Which permission a step needs. */
export const permissionOf = (step: HonourStep): Permission =>
  step === 'object'
    ? 'supervision.object-honour'
    : step === 'approve'
      ? 'supervision.approve-honour'
      : 'supervision.step-honour';

/** Who belongs to the department objects, and takes no other step. */
export const isOfUnit = (actor: Actor, { deptCode }: HonourDoc): boolean =>
  actor.deptCode === deptCode;

/** The steps that the actor has the right to, wherever the entry stands. */
export const stepsOf = (actor: Actor, entry: HonourDoc): HonourStep[] =>
  HONOUR_STEPS.filter(
    (step) =>
      (step === 'object' || !isOfUnit(actor, entry)) &&
      may(actor, permissionOf(step), targetOf(entry)),
  );

const targetOf = ({ areas: lineage, deptCode, proposedBy: person }: HonourDoc): Target => ({
  ...{ lineage, deptCode, person },
});
