import { randomBytes } from 'node:crypto';
import type { VisitInput } from '#shared/contract/citizen-api.js';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { serviceKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { CitizenProblem } from '../citizen-problem.js';
import type { InvitationStore } from '../invitation-store.port.js';
import { LIMIT_RULES } from '../limit-rules.js';
import type { Limits } from '../limits.port.js';
import { tryRefused } from '../tries.js';
import type { AttackGuard } from './attack-guard.js';
import type { AtPoint } from './find.service.js';
import { visitInvitation } from './point-invitations.js';
import { pointPlace } from './point-place.js';

const VISIT_BYTES = 16;

export interface VisitParts {
  readonly registry: RegistryView;
  readonly codes: Pick<CitizenCodes, 'token' | 'receipt'>;
  readonly invitations: Pick<InvitationStore, 'invite'>;
  readonly limits: Limits;
  readonly guard: Pick<AttackGuard, 'refusal' | 'count'>;
}

/** Invites whoever is at a point to rate a visit without a case (无办件评价). */
export class VisitsService {
  constructor(private readonly parts: VisitParts) {}

  async begin(
    { pointCode, address }: AtPoint,
    { proof }: VisitInput,
    now = Date.now(),
  ): Promise<{ readonly token: string } | CitizenProblem> {
    const { registry, codes, invitations, limits, guard } = this.parts;
    const place = pointPlace(registry, pointCode, now);
    if (place === undefined) return { problem: 'unknown' };
    const here = { rule: LIMIT_RULES.visits, subject: `${address}|${pointCode}` };
    const anywhere = { rule: LIMIT_RULES.visitsAnywhere, subject: address };
    const refused =
      (await guard.refusal(pointCode, proof)) ??
      (await tryRefused(limits, here)) ??
      (await tryRefused(limits, anywhere));
    if (refused !== undefined) return refused;
    await guard.count(pointCode);
    const visitNo = `V${randomBytes(VISIT_BYTES).toString('base64url')}`;
    const invitation = visitInvitation(place, visitNo, now, codes);
    await invitations.invite([invitation]);
    return { token: codes.token(serviceKey(invitation)) };
  }
}
