import type { CitizenRatingInput, RatingTaken } from '#shared/contract/citizen-api.js';
import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import { codeId, type CitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { followUpDeadline } from '#shared/domain/invitation.js';
import { serviceKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { grouped, readSpokenCode, RECEIPT_LENGTH } from '#shared/domain/spoken-code.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import { isCitizenProblem, type CitizenProblem } from '../citizen-problem.js';
import type { InvitationStore } from '../invitation-store.port.js';
import { chosenRatingKey } from '../invited.js';
import { loadedRegistry } from '../loaded-registry.js';
import type { Limits } from '../limits.port.js';
import { unknownCode } from '../unknown-code.js';
import { asksHandler } from './handler-policy.js';
import { CLAIM_OF, type PendingRatings } from './pending-ratings.js';
import { readRating, roundOf } from './rating-input.js';
import { channelOf, ratingText } from './rating-message.js';

/** A level for somebody who is not asked about is refused, and not dropped in silence. */
const HANDLER_NOT_ASKED: CitizenProblem = {
  problem: 'invalid',
  field: 'handlerSatisfaction',
  rule: 'unknown-field',
};

/** Told of each first rating that was taken in; more than once of one that is repeated. */
export interface RatingWatcher {
  finished(invitation: string, channel: number): void;
}

export interface RatingServiceParts {
  readonly policy: Pick<CitizenPolicy, 'followUpDays' | 'askHandlerIn'>;
  readonly registry: RegistryView;
  readonly codes: Pick<CitizenCodes, 'receipt'>;
  readonly sealer: Sealer;
  readonly invitations: InvitationStore;
  readonly limits: Limits;
  readonly pending: Pick<PendingRatings, 'publish'>;
  readonly watcher: RatingWatcher;
}

/**
 * Takes citizens' ratings: a claim in the database decides between two submissions, then the
 * claimed value goes to the topic, and whoever finds it still pending sends it again.
 */
export class RatingService {
  constructor(private readonly parts: RatingServiceParts) {}

  /** Throws an `AppError` when the database or Kafka cannot take it now. */
  async rate(
    body: unknown,
    address: string,
    now = Date.now(),
  ): Promise<RatingTaken | CitizenProblem> {
    const { tags } = loadedRegistry(this.parts.registry);
    const input = readRating(body, { tags, now });
    if (isCitizenProblem(input)) return input;
    const invitation = await this.invitationOf(input);
    if (invitation === undefined) return unknownCode(this.parts.limits, address);
    const round = roundOf(input);
    const standing = invitation[CLAIM_OF[round]];
    if (standing !== undefined) return this.repeated(invitation, round, standing, input);
    const refused = await (round === 1
      ? this.firstRefused(invitation, now)
      : this.followUpRefused(invitation, now));
    return refused ?? this.claim(invitation, round, input, now);
  }

  /** Publishes what a request that was cut short has left pending. */
  async settle(invitation: InvitationDoc): Promise<void> {
    const { rated, followedUp } = invitation;
    if (rated !== undefined) await this.parts.pending.publish(invitation, 1, rated);
    if (followedUp !== undefined) await this.parts.pending.publish(invitation, 2, followedUp);
  }

  private async invitationOf({
    token,
    receipt,
  }: CitizenRatingInput): Promise<InvitationDoc | undefined> {
    const { invitations } = this.parts;
    if (token !== undefined) return invitations.find(codeId(token));
    const code = readSpokenCode(receipt ?? '', RECEIPT_LENGTH);
    return code === undefined ? undefined : invitations.findByReceipt(codeId(code));
  }

  private async firstRefused(
    invitation: InvitationDoc,
    now: number,
  ): Promise<CitizenProblem | undefined> {
    if (invitation.expiresAt.getTime() <= now) return { problem: 'expired' };
    // It may have been rated by another door: by telephone, or through the department's system.
    const elsewhere = await this.parts.invitations.ratedAt(chosenRatingKey(invitation, 1));
    return elsewhere === undefined ? undefined : { problem: 'used' };
  }

  private async followUpRefused(
    invitation: InvitationDoc,
    now: number,
  ): Promise<CitizenProblem | undefined> {
    const { invitations, policy } = this.parts;
    const [first, second] = await Promise.all([
      invitations.ratedAt(chosenRatingKey(invitation, 1)),
      invitations.ratedAt(chosenRatingKey(invitation, 2)),
    ]);
    const firstAt = invitation.rated?.at ?? first;
    if (second !== undefined) return { problem: 'used' };
    if (firstAt === undefined || followUpDeadline(firstAt.getTime(), policy.followUpDays) <= now) {
      return { problem: 'not-followable' };
    }
    // On the topic a rating comes before what follows it up.
    await this.settle(invitation);
    return undefined;
  }

  private async claim(
    invitation: InvitationDoc,
    round: 1 | 2,
    input: CitizenRatingInput,
    now: number,
  ): Promise<RatingTaken | CitizenProblem> {
    const { policy, registry, sealer, invitations } = this.parts;
    const asked = asksHandler(invitation, policy, registry.current());
    if (!asked && input.handlerSatisfaction !== undefined) return HANDLER_NOT_ASKED;
    const given = { invitation, input, round, at: now, asksHandler: asked };
    const claim: Claim = {
      submission: input.submission,
      at: new Date(now),
      level: input.satisfaction,
      pending: ratingText(given, sealer),
    };
    const claimed = await invitations.claim(invitation._id, CLAIM_OF[round], claim);
    if (!claimed.mine) return this.repeated(invitation, round, claimed.standing, input);
    await this.parts.pending.publish(invitation, round, claim);
    return this.taken(invitation, round, input);
  }

  /** The round is taken: by this very submission, which then gets its answer, or by another one. */
  private async repeated(
    invitation: InvitationDoc,
    round: 1 | 2,
    standing: Claim,
    input: CitizenRatingInput,
  ): Promise<RatingTaken | CitizenProblem> {
    // Whoever made it may be gone, so it is not left to them to send it again.
    await this.parts.pending.publish(invitation, round, standing);
    // Another level under the same name is another opinion, and nobody is told that it counts.
    const isSame =
      standing.submission === input.submission && standing.level === input.satisfaction;
    return isSame ? this.taken(invitation, round, input) : { problem: 'used' };
  }

  private taken(invitation: InvitationDoc, round: 1 | 2, input: CitizenRatingInput): RatingTaken {
    if (round === 1) {
      this.parts.watcher.finished(invitation._id, channelOf(invitation, input.pf));
    }
    const isKnown = round === 2 && input.receipt === undefined && invitation.rated !== undefined;
    if (isKnown) return { assessNumber: round };
    return {
      receipt: grouped(this.parts.codes.receipt(serviceKey(invitation))),
      assessNumber: round,
    };
  }
}
