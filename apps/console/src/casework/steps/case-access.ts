import type { Actor, Permission } from '#shared/domain/casework/casework.js';
import { requireAccess } from '../../auth/access/require-access.js';
import { notFound } from '../../http/problem.js';
import type { SeenCase } from '../store/case-form.js';

/** What lies outside the scope is told like what is not there. */
export function requireCaseAccess(
  actor: Actor,
  permission: Permission,
  found: SeenCase | undefined,
): asserts found is SeenCase {
  if (found === undefined) throw notFound();
  const { areas, unit } = found.listing;
  requireAccess(actor, permission, { lineage: areas, deptCode: unit });
}
