import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';

export type RoundClaim = 'rated' | 'followedUp';

/** What became of a claim: it is the caller's own, or the one that stands is another's. */
export type Claimed = { readonly mine: true } | { readonly mine: false; readonly standing: Claim };

/**
 * Where invitations rest. Calls that are made at the same moment share a round trip; all throw
 * `mongo-unavailable` while the database is away.
 */
export interface InvitationStore {
  find(id: string): Promise<InvitationDoc | undefined>;
  findByReceipt(id: string): Promise<InvitationDoc | undefined>;
  findBySlip(id: string): Promise<InvitationDoc | undefined>;
  /**
   * Inserts what is not there yet; answers what then stands for each, in the same order. A slip
   * that is asked for later is added to what stands.
   */
  invite(invitations: readonly InvitationDoc[]): Promise<readonly InvitationDoc[]>;
  /**
   * Takes a round for a submission unless another has it: one update with the state in its filter,
   * so that of many at once exactly one gets it. A claim that stands is never changed.
   */
  claim(id: string, round: RoundClaim, claim: Claim): Promise<Claimed>;
  /** Kafka has the claimed rating: its pending value is taken away. */
  acknowledged(id: string, round: RoundClaim): Promise<void>;
  /** When the rating with this key was given; undefined when the ledger has none. */
  ratedAt(key: string): Promise<Date | undefined>;
}
