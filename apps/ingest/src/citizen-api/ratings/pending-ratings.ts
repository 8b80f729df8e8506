import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { EventPublisher } from '#shared/contract/event-publisher.js';
import type { InvitationStore, RoundClaim } from '../invitation-store.port.js';
import { pendingMessage } from './rating-message.js';

export const CLAIM_OF: Record<1 | 2, RoundClaim> = { 1: 'rated', 2: 'followedUp' };

/** Brings claimed ratings to the topic, and then notes that they are there. */
export class PendingRatings {
  /** By round and invitation, until the note is written: what is on its way is not sent again. */
  private readonly sends = new Map<string, Promise<void>>();
  private readonly notes = new Set<Promise<void>>();

  constructor(
    private readonly publisher: EventPublisher,
    private readonly invitations: Pick<InvitationStore, 'acknowledged'>,
    /** Told of notes that could not be written; the rating may then be sent again, harmlessly. */
    private readonly onUnnoted: (error: unknown) => void,
  ) {}

  /** Resolves when Kafka has the claim's rating; at once when it had it before. */
  async publish(invitation: InvitationDoc, round: 1 | 2, claim: Claim): Promise<void> {
    if (claim.pending === undefined) return;
    const key = `${round} ${invitation._id}`;
    const underWay = this.sends.get(key);
    if (underWay !== undefined) return underWay;
    const message = pendingMessage(invitation, claim, claim.pending);
    // Claims are answered many at a time.
    const sending = this.publisher.publish([message], true);
    this.sends.set(key, sending);
    try {
      await sending;
    } catch (error) {
      this.sends.delete(key);
      throw error;
    }
    this.note(key, this.invitations.acknowledged(invitation._id, CLAIM_OF[round]));
  }

  /** Resolves when every note that is under way is written. */
  async drain(): Promise<void> {
    await Promise.all(this.notes);
  }

  private note(key: string, writing: Promise<void>): void {
    const note = writing.catch(this.onUnnoted).finally(() => {
      this.sends.delete(key);
      this.notes.delete(note);
    });
    this.notes.add(note);
  }
}
