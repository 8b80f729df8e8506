import type { HonourDoc } from '#shared/contract/honour-storage.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { requireAccess } from '../auth/access/require-access.js';
import { notFound } from '../http/problem.js';

/** What lies outside the scope is told like what is not there. */
export function requireHonourAccess(
  actor: Actor,
  permission: Permission,
  found: HonourDoc | undefined,
): asserts found is HonourDoc {
  if (found === undefined) throw notFound();
  const { areas, deptCode, proposedBy } = found;
  requireAccess(actor, permission, { lineage: areas, deptCode, person: proposedBy });
}
