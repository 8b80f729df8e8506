import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import { DatabaseGate } from '../../apps/ingest/src/citizen-api/database-gate.mongo.js';
import { MongoInvitationStore } from '../../apps/ingest/src/citizen-api/invitation-store.mongo.js';
import type { RoundClaim } from '../../apps/ingest/src/citizen-api/invitation-store.port.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const AT = new Date('2026-11-24T02:00:00Z');
const ignore = (): void => undefined;

const invitationOf = (id: string): InvitationDoc => ({
  _id: id,
  receipt: `receipt of ${id}`,
  kind: 'service',
  source: 'HALL',
  areaCode: '360000',
  deptCode: 'D-1',
  space: 'CASES',
  projectNo: id,
  serviceNumber: '1',
  servedAt: AT,
  createdAt: AT,
  expiresAt: AT,
  forgetAt: new Date('2126-11-24T02:00:00Z'),
});

interface Wish {
  readonly invitation: number;
  readonly round: RoundClaim;
  readonly claim: Claim;
  /** Whether it comes to the other process. */
  readonly elsewhere: boolean;
}

/** Text that a database could take for something else than text. */
const text = fc.oneof(fc.constantFrom('$_id', '$$ROOT', '{"a":"$set"}', ''), fc.string());

const wish: fc.Arbitrary<Wish> = fc.record({
  invitation: fc.nat({ max: 4 }),
  round: fc.constantFrom('rated' as const, 'followedUp' as const),
  claim: fc.record({
    submission: fc.constantFrom('one', 'two', '$three'),
    at: fc.date({ min: AT, max: new Date(AT.getTime() + 5), noInvalidDate: true }),
    level: fc.constantFrom(1 as const, 2 as const, 5 as const),
    pending: text,
  }),
  elsewhere: fc.boolean(),
});

describe('claims in MongoDB', () => {
  let database: FreshDatabase;
  let collections: Collections;
  let store: MongoInvitationStore;
  let replica: MongoInvitationStore;

  beforeAll(async () => {
    database = await freshDatabase('claims');
    collections = collectionsOf(database.db);
    const made = () => new MongoInvitationStore(collections, new DatabaseGate(ignore, ignore));
    [store, replica] = [made(), made()];
  });

  afterAll(async () => {
    await database.drop();
  });

  let runs = 0;
  const invited = async (count: number): Promise<string[]> => {
    runs += 1;
    const ids = Array.from({ length: count }, (_, i) => `${runs}-${i}`);
    await store.invite(ids.map(invitationOf));
    return ids;
  };

  it('gives each free round to exactly one of all that come at once, and tells the others whose it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 20 }), async (wishes) => {
        const ids = await invited(5);
        const outcomes = await Promise.all(
          wishes.map(async ({ invitation, round, claim, elsewhere }) => {
            const id = ids[invitation] ?? '';
            const claimed = await (elsewhere ? replica : store).claim(id, round, claim);
            return { id, round, claim, claimed };
          }),
        );
        for (const id of ids) {
          const { invitedBy, rated, followedUp, ...rest } = (await store.find(id)) ?? {};
          const { forgetAt, ...others } = invitationOf(id);
          const isFree = rated === undefined && followedUp === undefined;
          expect(rest).toEqual(isFree ? { ...others, forgetAt } : others);
          expect(invitedBy).toEqual(['HALL']);
          for (const [round, standing] of Object.entries({ rated, followedUp })) {
            const asked = outcomes.filter((one) => one.id === id && one.round === round);
            const winners = asked.filter(({ claimed }) => claimed.mine);
            expect(winners.length > 0).toBe(asked.length > 0);
            // Two that are alike in all are one.
            for (const { claim } of winners) expect(standing).toEqual(claim);
            for (const { claimed } of asked) {
              if (!claimed.mine) expect(claimed.standing).toEqual(standing);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes away the pending value of the rounds that are acknowledged, and of no other', async () => {
    const [both = '', first = '', second = ''] = await invited(3);
    const claim: Claim = { submission: 'one', at: AT, level: 2, pending: '{}' };
    const { pending, ...noted } = claim;
    for (const id of [both, first, second]) {
      await store.claim(id, 'rated', claim);
      await store.claim(id, 'followedUp', claim);
    }
    await Promise.all([
      store.acknowledged(both, 'rated'),
      store.acknowledged(both, 'followedUp'),
      store.acknowledged(first, 'rated'),
      store.acknowledged(second, 'followedUp'),
    ]);
    await until('the notes to be read by majority', async () => {
      const found = await Promise.all([both, first, second].map((id) => store.find(id)));
      const kept = { ...noted, pending };
      const rounds = found.map((doc) => [doc?.rated, doc?.followedUp]);
      return (
        JSON.stringify(rounds) ===
        JSON.stringify([
          [noted, noted],
          [noted, kept],
          [kept, noted],
        ])
      );
    });
  });

  it('is told of an invitation that is gone', async () => {
    const claim: Claim = { submission: 'one', at: AT, level: 2, pending: '{}' };
    await expect(store.claim('nobody’s', 'rated', claim)).rejects.toThrow('no claim stands');
  });
});
