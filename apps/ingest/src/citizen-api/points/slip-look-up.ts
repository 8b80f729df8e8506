import type { FoundService } from '#shared/contract/citizen-api.js';
import { slipId, type CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { serviceKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { readSpokenCode, SLIP_LENGTH } from '#shared/domain/spoken-code.js';
import type { InvitationStore } from '../invitation-store.port.js';
import { chosenRatingKey, serviceView } from '../invited.js';

export interface SlipLookUpParts {
  readonly registry: RegistryView;
  readonly codes: Pick<CitizenCodes, 'token'>;
  readonly invitations: Pick<InvitationStore, 'findBySlip' | 'ratedAt'>;
}

/** Looks up the service that a queue slip was printed for. */
export class SlipLookUp {
  constructor(private readonly parts: SlipLookUpParts) {}

  /** The service, if it may be rated now. */
  async find(pointCode: string, typed: string, now: number): Promise<FoundService[]> {
    const { invitations, registry, codes } = this.parts;
    const code = readSpokenCode(typed, SLIP_LENGTH);
    if (code === undefined) return [];
    const invitation = await invitations.findBySlip(slipId(pointCode, code));
    if (invitation === undefined) return [];
    const ratedAt = await invitations.ratedAt(chosenRatingKey(invitation, 1));
    const isRated = invitation.rated !== undefined || ratedAt !== undefined;
    if (isRated || invitation.expiresAt.getTime() <= now) return [];
    const { item = '', day } = serviceView(invitation, registry.current());
    return [{ token: codes.token(serviceKey(invitation)), item, day }];
  }
}
