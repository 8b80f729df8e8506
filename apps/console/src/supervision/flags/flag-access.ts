import type { FlagDoc } from '#shared/contract/flag-storage.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { requireAccess } from '../../auth/access/require-access.js';
import { notFound } from '../../http/problem.js';

/** What lies outside the scope is told like what is not there. */
export function requireFlagAccess(
  actor: Actor,
  permission: Permission,
  found: FlagDoc | undefined,
): asserts found is FlagDoc {
  if (found === undefined) throw notFound();
  requireAccess(actor, permission, { lineage: found.areas });
}

/** Who is rated does not judge. */
export const isOfRatedUnit = ({ deptCode }: Actor, { departments }: FlagDoc): boolean =>
  deptCode !== undefined && departments.includes(deptCode);
