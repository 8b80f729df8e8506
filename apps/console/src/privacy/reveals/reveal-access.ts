import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { requireAccess } from '../../auth/access/require-access.js';
import { notFound, ProblemError } from '../../http/problem.js';
import { requireOutsider } from '../own-units.js';
import { revealState, type AskedRow } from './reveal-state.js';

/** What lies outside the scope is told like what is not there. */
export function requireRevealAccess(
  actor: Actor,
  permission: Permission,
  row: AskedRow | undefined,
): asserts row is AskedRow {
  if (row === undefined) throw notFound();
  requireAccess(actor, permission, { lineage: row.areas, person: row.askedBy });
  requireOutsider(actor, row.units);
}

/** Throws `wrong-state` when a row does not stand as it must, at a moment (epoch milliseconds). */
export function requireState(row: AskedRow, wanted: 'asked' | 'approved', now: number): void {
  const state = revealState(row, now);
  if (state !== wanted) throw new ProblemError(409, 'wrong-state', `it is ${state}`, 'state');
}
