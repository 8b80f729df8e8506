import type { WebhookDeliveryDoc, WebhookDoc } from '#shared/contract/case-storage.js';
import { signingKey, verifySignature } from '#shared/crypto/webhook-signature.js';
import { generateSecret } from '#shared/crypto/source-secret.js';
import { Clock } from '../../clock.js';
import { WebhookDeliveryService } from './webhook-delivery.service.js';
import { WebhookSender, type WebhookMessage } from './webhook-sender.port.js';
import { WebhookStore, type Attempt } from './webhook-store.port.js';

const SECRET = generateSecret();
const START = Date.parse('2026-06-01T09:00:00+08:00');
const DAY = 86_400_000;

const webhookOf = (_id: string): WebhookDoc => ({
  ...{ _id, area: '36', areas: ['36'], url: `https://${_id}.example/`, signature: 'v1' },
  ...{ secret: { kid: 'k', ct: '' }, createdAt: new Date(START), createdBy: 'somebody' },
});
const rowOf = (_id: string, webhook: string): WebhookDeliveryDoc => ({
  ...{ _id, webhook, body: `{"n":"${_id}"}`, at: new Date(START), state: 'waiting' },
  ...{ attempts: 0, nextAt: new Date(START) },
});

class FakeStore extends WebhookStore {
  readonly rows = new Map<string, WebhookDeliveryDoc>();

  constructor(rows: readonly WebhookDeliveryDoc[]) {
    super();
    for (const row of rows) this.rows.set(row._id, row);
  }

  within = () => Promise.resolve([]);
  tallyOf = () => Promise.resolve({ waiting: 0, dead: 0, fault: undefined });
  insert = () => Promise.resolve();
  remove = () => Promise.resolve();
  byId = (id: string) => Promise.resolve(id === 'gone' ? undefined : webhookOf(id));
  due = (now: number) =>
    Promise.resolve(
      [...this.rows.values()].filter(
        ({ state, nextAt }) => state === 'waiting' && nextAt.getTime() <= now,
      ),
    );

  postpone(webhook: string, until: Date): Promise<void> {
    for (const [id, row] of this.rows) {
      if (row.webhook !== webhook || row.state !== 'waiting' || row.nextAt >= until) continue;
      this.rows.set(id, { ...row, nextAt: until });
    }
    return Promise.resolve();
  }

  settle(id: string, attempt: Attempt): Promise<void> {
    const row = this.rows.get(id);
    if (row === undefined) throw new Error(`no row ${id}`);
    const attempts = row.attempts + 1;
    if (attempt.sent) this.rows.set(id, { ...row, attempts, state: 'sent' });
    else {
      const { nextAt, fault } = attempt;
      const state = nextAt === undefined ? 'dead' : 'waiting';
      this.rows.set(id, { ...row, attempts, state, fault, nextAt: nextAt ?? row.nextAt });
    }
    return Promise.resolve();
  }
}

class FakeSender extends WebhookSender {
  readonly sent: WebhookMessage[] = [];

  constructor(private readonly answer: (message: WebhookMessage) => string | undefined) {
    super();
  }

  send(message: WebhookMessage): Promise<string | undefined> {
    this.sent.push(message);
    return Promise.resolve(this.answer(message));
  }
}

function officeOf(
  rows: readonly WebhookDeliveryDoc[],
  answer: (message: WebhookMessage) => string | undefined = () => undefined,
) {
  const time = { now: START };
  const store = new FakeStore(rows);
  const sender = new FakeSender(answer);
  const service = new WebhookDeliveryService({
    ...{ store, sender, clock: new Clock(() => time.now) },
    secrets: { seal: () => ({ kid: 'k', ct: '' }), open: () => SECRET },
  });
  return { time, store, sender, run: () => service.run(() => true) };
}

it('what is sent is signed as the receiver checks it, once', async () => {
  const { sender, store, run } = officeOf([rowOf('msg_1', 'a')]);
  expect(await run()).toBe(1);
  expect(await run()).toBe(0);
  expect(sender.sent).toHaveLength(1);
  const [message] = sender.sent;
  if (message === undefined) throw new Error('nothing was sent');
  const { headers, body } = message;
  const signed = {
    id: String(headers['webhook-id']),
    timestamp: String(headers['webhook-timestamp']),
    body,
  };
  expect(signed.id).toBe('msg_1');
  expect(Number(signed.timestamp) * 1_000).toBe(START);
  const signature = String(headers['webhook-signature']);
  expect(verifySignature([signingKey(SECRET)], signature, signed)).toBe(true);
  expect(store.rows.get('msg_1')?.state).toBe('sent');
});

it('a receiver that fails holds up no other, and its messages wait in their order', async () => {
  const rows = ['1', '2', '3'].map((n) => rowOf(`bad-${n}`, 'bad'));
  const { sender, store, run } = officeOf([...rows, rowOf('good-1', 'good')], ({ url }) =>
    url.includes('bad') ? 'status 503' : undefined,
  );
  await run();
  expect(sender.sent.map(({ headers }) => headers['webhook-id'])).toEqual(['bad-1', 'good-1']);
  expect(store.rows.get('good-1')?.state).toBe('sent');
  expect(store.rows.get('bad-1')).toMatchObject({ state: 'waiting', fault: 'status 503' });
  expect(store.rows.get('bad-2')?.attempts).toBe(0);
  // It is left alone for a while, however much waits for it.
  expect(await run()).toBe(0);
});

it('is sent under the same id until it is taken', async () => {
  let failures = 3;
  const { time, sender, store, run } = officeOf([rowOf('msg_1', 'a')], () =>
    (failures -= 1) >= 0 ? 'ECONNREFUSED' : undefined,
  );
  for (let i = 0; i < 5; i += 1) {
    await run();
    time.now += 600_000;
  }
  expect(sender.sent.map(({ headers }) => headers['webhook-id'])).toEqual(Array(4).fill('msg_1'));
  expect(store.rows.get('msg_1')).toMatchObject({ state: 'sent', attempts: 4 });
});

it('is given up after a day, and then left alone', async () => {
  const { time, sender, store, run } = officeOf([rowOf('msg_1', 'a')], () => 'status 500');
  await run();
  time.now += DAY;
  await run();
  expect(store.rows.get('msg_1')?.state).toBe('dead');
  const tries = sender.sent.length;
  time.now += DAY;
  expect(await run()).toBe(0);
  expect(sender.sent).toHaveLength(tries);
});

it('what waits for a webhook that was removed is given up at once', async () => {
  const { store, sender, run } = officeOf([rowOf('one', 'gone'), rowOf('two', 'gone')]);
  await run();
  expect([...store.rows.values()].map(({ state }) => state)).toEqual(['dead', 'dead']);
  expect(sender.sent).toEqual([]);
});
