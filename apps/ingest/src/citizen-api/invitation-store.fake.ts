import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { Claimed, InvitationStore, RoundClaim } from './invitation-store.port.js';

/** Invitations in memory, and what was asked of them, in order. */
export class FakeInvitationStore implements InvitationStore {
  readonly docs = new Map<string, InvitationDoc>();
  /** The ledger's ratings: when each was given. */
  readonly ledger = new Map<string, Date>();
  readonly calls: string[] = [];

  find(id: string): Promise<InvitationDoc | undefined> {
    return Promise.resolve(this.docs.get(id));
  }

  findByReceipt(id: string): Promise<InvitationDoc | undefined> {
    return Promise.resolve([...this.docs.values()].find(({ receipt }) => receipt === id));
  }

  findBySlip(id: string): Promise<InvitationDoc | undefined> {
    return Promise.resolve([...this.docs.values()].find(({ slip }) => slip === id));
  }

  invite(invitations: readonly InvitationDoc[]): Promise<readonly InvitationDoc[]> {
    for (const doc of invitations) if (!this.docs.has(doc._id)) this.docs.set(doc._id, doc);
    return Promise.resolve(invitations.map((doc) => this.docs.get(doc._id) ?? doc));
  }

  claim(id: string, round: RoundClaim, claim: Claim): Promise<Claimed> {
    this.calls.push(`claim ${round}`);
    const doc = this.docs.get(id);
    const standing = doc?.[round];
    if (standing !== undefined) return Promise.resolve({ mine: false, standing });
    if (doc !== undefined) this.docs.set(id, { ...doc, [round]: claim });
    return Promise.resolve({ mine: true });
  }

  acknowledged(id: string, round: RoundClaim): Promise<void> {
    this.calls.push(`acknowledged ${round}`);
    const doc = this.docs.get(id);
    const claim = doc?.[round];
    if (doc !== undefined && claim !== undefined) {
      const { submission, at, level } = claim;
      this.docs.set(id, { ...doc, [round]: { submission, at, level } });
    }
    return Promise.resolve();
  }

  ratedAt(key: string): Promise<Date | undefined> {
    return Promise.resolve(this.ledger.get(key));
  }
}
