import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { EventPublisher, OutgoingMessage } from '#shared/contract/event-publisher.js';
import { codeId, createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { serviceKey } from '#shared/domain/keys.js';
import { AppError } from '#shared/errors/app-error.js';
import { FakeInvitationStore } from '../invitation-store.fake.js';
import type { Limits } from '../limits.port.js';
import { FakeRegistryView } from '../points/registry.fake.js';
import { PendingRatings } from './pending-ratings.js';
import { RatingService } from './rating.service.js';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const DAY_MS = 86_400_000;
const KEYRING = newKeyring();
const codes = createCitizenCodes(KEYRING);
const SERVICE = { deptCode: 'D-1', space: 'CASES', projectNo: 'P-1', serviceNumber: '1' };
const TOKEN = codes.token(serviceKey(SERVICE));
const ID = codeId(TOKEN);
const FIRST = `${serviceKey(SERVICE)}|1|c`;

const INVITATION: InvitationDoc = {
  _id: ID,
  receipt: codeId(codes.receipt(serviceKey(SERVICE))),
  kind: 'service',
  source: 'HALL',
  areaCode: '360000',
  taskCode: 'T-1',
  ...SERVICE,
  servedAt: new Date(NOW - DAY_MS),
  createdAt: new Date(NOW - DAY_MS),
  expiresAt: new Date(NOW + DAY_MS),
};

class FakePublisher implements EventPublisher {
  readonly published: OutgoingMessage[] = [];
  fault: AppError | undefined;

  constructor(private readonly calls: string[]) {}

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.calls.push('publish');
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.published.push(...messages);
    return Promise.resolve();
  }
}

const never = (): Promise<never> => Promise.reject(new Error('a valid token met a limit'));
const NO_LIMITS: Limits = { wait: never, count: never, takeBack: never, once: never };

describe('RatingService', () => {
  let store: FakeInvitationStore;
  let publisher: FakePublisher;
  let pending: PendingRatings;
  let service: RatingService;

  beforeEach(() => {
    store = new FakeInvitationStore();
    store.docs.set(ID, INVITATION);
    publisher = new FakePublisher(store.calls);
    pending = new PendingRatings(publisher, store, () => undefined);
    service = new RatingService({
      policy: { followUpDays: 30, askHandlerIn: [] },
      registry: new FakeRegistryView(),
      codes,
      sealer: createSealer(KEYRING),
      invitations: store,
      limits: NO_LIMITS,
      pending,
      watcher: { finished: () => undefined },
    });
  });

  const rate = async (submission: string, fields: object = {}, now = NOW) => {
    const input = { token: TOKEN, submission: submission.padEnd(16, '-'), satisfaction: 2 };
    const answer = await service.rate({ ...input, ...fields }, '203.0.113.1', now);
    await pending.drain();
    return answer;
  };
  const levels = () =>
    publisher.published.map(({ value }) => {
      const { assessNumber, satisfaction } = JSON.parse(value.toString()) as Record<string, number>;
      return `${assessNumber ?? ''}: ${satisfaction ?? ''}`;
    });

  it('claims, then publishes, then notes that Kafka has it', async () => {
    expect(await rate('one')).toMatchObject({ assessNumber: 1 });
    expect(store.calls).toEqual(['claim rated', 'publish', 'acknowledged rated']);
    expect(store.docs.get(ID)?.rated).not.toHaveProperty('pending');
  });

  it('keeps what Kafka did not take, and the same submission sends it again', async () => {
    publisher.fault = new AppError('kafka-unavailable', 'away');
    await expect(rate('one')).rejects.toThrow('away');
    expect(store.docs.get(ID)?.rated).toHaveProperty('pending');
    publisher.fault = undefined;
    expect(await rate('one')).toMatchObject({ assessNumber: 1 });
    expect(levels()).toEqual(['1: 2']);
  });

  it('lets what was claimed stand, and says so to a retry that says otherwise', async () => {
    publisher.fault = new AppError('kafka-unavailable', 'away');
    await expect(rate('one')).rejects.toThrow('away');
    publisher.fault = undefined;
    expect(await rate('one', { satisfaction: 5 })).toEqual({ problem: 'used' });
    expect(levels()).toEqual(['1: 2']);
  });

  it('refuses a level for a person whom policy does not ask about', async () => {
    expect(await rate('one', { handlerSatisfaction: 1 })).toMatchObject({
      problem: 'invalid',
      field: 'handlerSatisfaction',
    });
    expect(store.calls).toEqual([]);
  });

  it('sends what another left behind before it says that the service is rated', async () => {
    publisher.fault = new AppError('kafka-unavailable', 'away');
    await expect(rate('one')).rejects.toThrow('away');
    await expect(rate('two')).rejects.toThrow('away');
    publisher.fault = undefined;
    expect(await rate('two', { satisfaction: 5 })).toEqual({ problem: 'used' });
    expect(levels()).toEqual(['1: 2']);
  });

  it('sends a first rating that was left behind before what follows it up', async () => {
    publisher.fault = new AppError('kafka-unavailable', 'away');
    await expect(rate('one')).rejects.toThrow('away');
    publisher.fault = undefined;
    await rate('two', { assessNumber: 2, satisfaction: 4 });
    expect(levels()).toEqual(['1: 2', '2: 4']);
  });

  it('claims nothing for a service that was rated by another door, but lets it be followed up', async () => {
    store.ledger.set(FIRST, new Date(NOW - DAY_MS));
    expect(await rate('one')).toEqual({ problem: 'used' });
    expect(store.calls).toEqual([]);
    expect(await rate('two', { assessNumber: 2 })).toMatchObject({ assessNumber: 2 });
  });

  it('answers the same submission even after the window has closed', async () => {
    await rate('one');
    expect(await rate('one', {}, NOW + 3 * DAY_MS)).toMatchObject({ assessNumber: 1 });
    store.docs.set(ID, INVITATION);
    expect(await rate('three', {}, NOW + 3 * DAY_MS)).toEqual({ problem: 'expired' });
  });

  it('lets a rating be followed up on the thirtieth day after, and no longer', async () => {
    await rate('one');
    const followUp = (days: number) => rate('two', { assessNumber: 2 }, NOW + days * DAY_MS);
    expect(await followUp(31)).toEqual({ problem: 'not-followable' });
    expect(await followUp(30)).toMatchObject({ assessNumber: 2 });
  });
});
