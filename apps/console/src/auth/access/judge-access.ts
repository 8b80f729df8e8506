import {
  covers,
  may,
  scopesOf,
  type Actor,
  type Target,
} from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';

/**
 * What the access policy says, and why not: `role` none of the actor's roles may do it anywhere,
 * `scope` it lies outside of where they may, `person` it must be somebody else's or one's own.
 */
export type Verdict = 'allowed' | 'role' | 'scope' | 'person';

export const hasRoleFor = (actor: Actor, permission: Permission): boolean =>
  scopesOf(actor, permission).length > 0;

export function judgeAccess(actor: Actor, permission: Permission, target: Target): Verdict {
  if (may(actor, permission, target)) return 'allowed';
  const scopes = scopesOf(actor, permission);
  if (scopes.length === 0) return 'role';
  return scopes.some((scope) => covers(scope, target)) ? 'person' : 'scope';
}
