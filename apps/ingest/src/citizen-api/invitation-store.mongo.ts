import type DataLoader from 'dataloader';
import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import { gathering, type GatheringOptions } from './gathering.js';
import { againOnDuplicate } from './again-on-duplicate.mongo.js';
import type { DatabaseGate } from './database-gate.mongo.js';
import { InvitationClaims, type ClaimRequest, type RoundOf } from './invitation-claims.mongo.js';
import type { Claimed, InvitationStore, RoundClaim } from './invitation-store.port.js';

/** Questions that somebody waits for; two at once, so that service and database work side by side. */
const ASKED: GatheringOptions = { gatherMs: 2, inFlight: 2 };
/** Questions that follow an answer: those whose answers came together come together. */
const FOLLOWING: GatheringOptions = { gatherMs: 0, inFlight: 2 };
/** The database does one statement on one core, and a claim costs it most: two share the work. */
const CLAIMED: GatheringOptions = { ...FOLLOWING, mostAtOnce: 32 };
/** Notes that nobody waits for: the more go together, the less each costs the database. */
const NOTED: GatheringOptions = { gatherMs: 200, inFlight: 1 };

type Finder = DataLoader<string, InvitationDoc | undefined>;

/** Invitations in MongoDB; the questions of concurrent requests go there together. */
export class MongoInvitationStore implements InvitationStore {
  private readonly byId: Finder;
  private readonly byReceipt: Finder;
  private readonly bySlip: Finder;
  private readonly ratings: DataLoader<string, Date | undefined>;
  private readonly claims: DataLoader<ClaimRequest, Claimed>;
  private readonly acknowledgements: DataLoader<RoundOf, undefined>;

  constructor(
    private readonly collections: Pick<Collections, 'invitations' | 'ratings'>,
    private readonly gate: DatabaseGate,
  ) {
    const claims = new InvitationClaims(collections.invitations, gate);
    this.byId = gathering((ids) => this.findMany('_id', ids), ASKED);
    this.byReceipt = gathering((ids) => this.findMany('receipt', ids), ASKED);
    this.bySlip = gathering((ids) => this.findMany('slip', ids), ASKED);
    this.ratings = gathering((keys) => this.ratedMany(keys), FOLLOWING);
    this.claims = gathering((requests) => claims.claim(requests), CLAIMED);
    this.acknowledgements = gathering((done) => claims.acknowledge(done), NOTED);
  }

  find(id: string): Promise<InvitationDoc | undefined> {
    return this.byId.load(id);
  }

  findByReceipt(id: string): Promise<InvitationDoc | undefined> {
    return this.byReceipt.load(id);
  }

  findBySlip(id: string): Promise<InvitationDoc | undefined> {
    return this.bySlip.load(id);
  }

  ratedAt(key: string): Promise<Date | undefined> {
    return this.ratings.load(key);
  }

  claim(id: string, round: RoundClaim, claim: Claim): Promise<Claimed> {
    return this.claims.load({ id, round, claim });
  }

  async acknowledged(id: string, round: RoundClaim): Promise<void> {
    await this.acknowledgements.load({ id, round });
  }

  async invite(invitations: readonly InvitationDoc[]): Promise<readonly InvitationDoc[]> {
    const inserts = invitations.map(({ _id, slip, expiresAt, ...doc }) => ({
      updateOne: {
        filter: { _id },
        // Who invites again may give more time, and never less.
        update: {
          $setOnInsert: doc,
          $max: { expiresAt },
          $addToSet: { invitedBy: doc.source },
          ...(slip === undefined ? {} : { $set: { slip } }),
        },
        upsert: true,
      },
    }));
    const write = () => this.collections.invitations.bulkWrite(inserts, { ordered: false });
    const { upsertedCount } = await this.gate.ask(() => againOnDuplicate(write));
    if (upsertedCount === invitations.length) return invitations;
    const found = await this.findMany(
      '_id',
      invitations.map(({ _id }) => _id),
    );
    return invitations.map((invitation, i) => found[i] ?? invitation);
  }

  private async findMany(
    field: '_id' | 'receipt' | 'slip',
    ids: readonly string[],
  ): Promise<(InvitationDoc | undefined)[]> {
    const wanted = { [field]: ids.length === 1 ? ids[0] : { $in: [...new Set(ids)] } };
    const docs = await this.gate.ask(() => this.collections.invitations.find(wanted).toArray());
    const found = new Map(docs.map((doc) => [doc[field], doc]));
    return ids.map((id) => found.get(id));
  }

  private async ratedMany(keys: readonly string[]): Promise<(Date | undefined)[]> {
    const rows = await this.gate.ask(() =>
      this.collections.ratings
        .find({ _id: { $in: [...new Set(keys)] } }, { projection: { ratedAt: 1 } })
        .toArray(),
    );
    const at = new Map(rows.map(({ _id, ratedAt }) => [_id, ratedAt]));
    return keys.map((key) => at.get(key));
  }
}
