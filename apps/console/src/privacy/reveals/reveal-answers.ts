import { revealContext } from '#shared/contract/reveal-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { judgeAccess } from '../../auth/access/judge-access.js';
import type { RevealDto } from './reveal-answer.dto.js';
import { revealState, type AskedRow } from './reveal-state.js';

export interface RevealView {
  readonly actor: Actor;
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly sealer: Pick<Sealer, 'open'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A row as one of those sees it who may. */
export function revealDto(row: AskedRow, { actor, names, sealer, now }: RevealView): RevealDto {
  const { _id: id, kind, askedBy, askedAt, reason, decision, expiresAt } = row;
  const state = revealState(row, now);
  const target = { lineage: row.areas, person: askedBy };
  const allows = (permission: 'privacy.approve-reveal' | 'privacy.reveal'): boolean =>
    judgeAccess(actor, permission, target) === 'allowed';
  return {
    ...{ id, kind, state, askedBy },
    ...(row.kind === 'reveal'
      ? { case: row.case, number: row.number, what: row.what, openings: row.openings }
      : { case: null, number: null, what: [], openings: 0 }),
    reason: sealer.open(reason, revealContext(id, 'reason')) ?? '',
    askedByName: names.get(askedBy) ?? null,
    askedAt: chinaTime(askedAt.getTime()),
    decidedBy: decision?.by ?? null,
    decidedByName: decision === undefined ? null : (names.get(decision.by) ?? null),
    decidedAt: decision === undefined ? null : chinaTime(decision.at.getTime()),
    decisionReason:
      decision === undefined
        ? null
        : (sealer.open(decision.reason, revealContext(id, 'decision')) ?? ''),
    expiresAt: expiresAt === undefined ? null : chinaTime(expiresAt.getTime()),
    found: row.kind === 'erasure' ? row.found : null,
    erased: row.kind === 'erasure' ? row.erased : null,
    mayDecide: state === 'asked' && allows('privacy.approve-reveal'),
    mayOpen: row.kind === 'reveal' && state === 'approved' && allows('privacy.reveal'),
  };
}
