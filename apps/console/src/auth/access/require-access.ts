import type { Actor, Target } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { forbidden, notFound } from '../../http/problem.js';
import { judgeAccess } from './judge-access.js';

/**
 * Throws `forbidden` when the policy does not let the actor do it, and `not-found` about what lies
 * outside the scope: whoever may not see it is told the same as if it were not there (undefined).
 */
export function requireAccess(
  actor: Actor,
  permission: Permission,
  target: Target | undefined,
): void {
  const verdict = target === undefined ? 'scope' : judgeAccess(actor, permission, target);
  if (verdict === 'scope') throw notFound();
  if (verdict !== 'allowed') throw forbidden();
}
