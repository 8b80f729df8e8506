import type { OutgoingMessage } from '../contract/event-publisher.js';
import { LIMITS } from '../contract/topic.js';
import { AppError } from '../errors/app-error.js';
import { BATCHER_DEFAULTS, MicroBatcher, type BatcherOptions } from './micro-batcher.js';

const message = (n: number, bytes = 10): OutgoingMessage => ({
  key: `dept-${n % 3}`,
  value: Buffer.alloc(bytes, String(n)),
  headers: {},
});
const messages = (count: number, bytes?: number): OutgoingMessage[] =>
  Array.from({ length: count }, (_, n) => message(n, bytes));

/** A Kafka whose acknowledgements the test hands out. */
class FakeKafka {
  readonly sends: { batch: readonly OutgoingMessage[]; settle: (fault?: Error) => void }[] = [];

  readonly send = (batch: readonly OutgoingMessage[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (fault?: Error): void => {
        if (fault === undefined) resolve();
        else reject(fault);
      };
      this.sends.push({ batch, settle });
    });
}

const batcher = (kafka: FakeKafka, options: Partial<BatcherOptions> = {}): MicroBatcher =>
  new MicroBatcher(kafka.send, { ...BATCHER_DEFAULTS, lingerMs: 0, ...options });

/** Lets timers of 0 ms and the promises behind them run. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function stateOf(promise: Promise<unknown>): Promise<string> {
  const pending = Symbol('pending');
  const first = await Promise.race([
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.code : 'fault'),
    ),
    turn().then(() => pending),
  ]);
  return typeof first === 'string' ? first : 'pending';
}

describe('MicroBatcher', () => {
  it('gathers what several requests publish, and answers none before the acknowledgement', async () => {
    const kafka = new FakeKafka();
    const subject = batcher(kafka);
    const requests = [1, 2, 3].map((n) => subject.publish([message(n)]));
    await turn();
    expect(kafka.sends.map(({ batch }) => batch.length)).toEqual([3]);
    expect(await Promise.all(requests.map(stateOf))).toEqual(['pending', 'pending', 'pending']);
    kafka.sends[0]?.settle();
    expect(await Promise.all(requests.map(stateOf))).toEqual(['done', 'done', 'done']);
  });

  it('sends what has been gathered at the end of the turn, with what lingers, and keeps to the number of sends', async () => {
    const kafka = new FakeKafka();
    const subject = batcher(kafka, { lingerMs: 60_000, maxInFlight: 1 });
    const lingering = subject.publish([message(1)]);
    await turn();
    expect(kafka.sends).toHaveLength(0);
    const gathered = [2, 3].map((n) => subject.publish([message(n)], true));
    await turn();
    expect(kafka.sends.map(({ batch }) => batch.length)).toEqual([3]);
    const waiting = subject.publish([message(4)], true);
    await turn();
    expect(kafka.sends).toHaveLength(1);
    kafka.sends[0]?.settle();
    await Promise.all([lingering, ...gathered]);
    const closed = subject.close();
    await turn();
    kafka.sends[1]?.settle();
    await Promise.all([closed, waiting]);
    expect(kafka.sends.map(({ batch }) => batch.length)).toEqual([3, 1]);
  });

  it('sends at most 1,000 messages at once, and answers a request when all its sends are acknowledged', async () => {
    const kafka = new FakeKafka();
    const request = batcher(kafka).publish(messages(2_500));
    await turn();
    expect(kafka.sends.map(({ batch }) => batch.length)).toEqual([1_000, 1_000, 500]);
    kafka.sends[2]?.settle();
    kafka.sends[0]?.settle();
    expect(await stateOf(request)).toBe('pending');
    kafka.sends[1]?.settle();
    expect(await stateOf(request)).toBe('done');
  });

  it('sends at most 512 KiB at once', async () => {
    const kafka = new FakeKafka();
    void batcher(kafka, { maxInFlight: 100 }).publish(messages(200, 15_000));
    await turn();
    expect(kafka.sends.length).toBeGreaterThan(5);
    for (const { batch } of kafka.sends) {
      expect(batch.reduce((sum, m) => sum + m.value.length, 0)).toBeLessThan(LIMITS.batchBytes);
    }
  });

  it('keeps to the number of sends on their way, and the order of messages', async () => {
    const kafka = new FakeKafka();
    const all = messages(5_000);
    const request = batcher(kafka, { maxInFlight: 2 }).publish(all);
    for (let done = 0; done < 5; done += 1) {
      await turn();
      expect(kafka.sends.length - done).toBe(Math.min(2, 5 - done));
      kafka.sends[done]?.settle();
    }
    await request;
    expect(kafka.sends.flatMap(({ batch }) => batch)).toEqual(all);
  });

  it('fails the requests of a failed send, and only those', async () => {
    const kafka = new FakeKafka();
    const subject = batcher(kafka);
    const large = subject.publish(messages(1_500)).catch((error: unknown) => error);
    const small = subject.publish([message(1)]);
    await turn();
    kafka.sends[0]?.settle(new Error('away'));
    kafka.sends[1]?.settle();
    expect(await large).toMatchObject({ code: 'kafka-unavailable' });
    await small;
  });

  it('refuses at once what is more than may wait, by number and by bytes', async () => {
    const kafka = new FakeKafka();
    const options = { maxInFlight: 1, maxQueuedMessages: 3_000, maxQueuedBytes: 1024 * 1024 };
    const subject = batcher(kafka, options);
    const first = subject.publish(messages(3_000));
    expect(await stateOf(subject.publish(messages(1_001)))).toBe('queue-full');
    expect(await stateOf(subject.publish(messages(100, 16_000)))).toBe('queue-full');
    for (let i = 0; i < 3; i += 1) {
      kafka.sends[i]?.settle();
      await turn();
    }
    expect(await stateOf(first)).toBe('done');
    const again = subject.publish(messages(1_001));
    await turn();
    kafka.sends.slice(3).forEach(({ settle }) => {
      settle();
    });
    await turn();
    kafka.sends.at(-1)?.settle();
    expect(await stateOf(again)).toBe('done');
  });

  it('stops only when everything it took is acknowledged, and takes nothing more', async () => {
    const kafka = new FakeKafka();
    const subject = batcher(kafka, { lingerMs: 60_000, maxInFlight: 1 });
    const requests = [subject.publish(messages(1_000)), subject.publish(messages(700))];
    const closed = subject.close();
    expect(await stateOf(subject.publish([message(1)]))).toBe('kafka-unavailable');
    kafka.sends[0]?.settle();
    await turn();
    expect(await stateOf(closed)).toBe('pending');
    kafka.sends[1]?.settle();
    await Promise.all([closed, ...requests]);
    expect(kafka.sends.map(({ batch }) => batch.length)).toEqual([1_000, 700]);
  });

  it('refuses what waits when told that Kafka is away', async () => {
    const kafka = new FakeKafka();
    const subject = batcher(kafka, { maxInFlight: 1 });
    const [sent, waiting] = [subject.publish(messages(1_000)), subject.publish(messages(10))];
    const states = Promise.all([stateOf(sent), stateOf(waiting)]);
    subject.refuseQueued(new AppError('kafka-unavailable', 'away'));
    expect(await states).toEqual(['pending', 'kafka-unavailable']);
  });
});
