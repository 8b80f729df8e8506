import type { OutboxDoc } from '#shared/contract/case-storage.js';
import type { EventPublisher, OutgoingMessage } from '#shared/contract/event-publisher.js';
import { AppError } from '#shared/errors/app-error.js';
import { Outbox } from './outbox.port.js';
import { OutboxPublisherService } from './outbox-publisher.service.js';

class FakeOutbox extends Outbox {
  constructor(readonly rows: OutboxDoc[]) {
    super();
  }

  waiting(limit: number): Promise<OutboxDoc[]> {
    return Promise.resolve(this.rows.slice(0, limit));
  }

  sent(ids: readonly string[]): Promise<void> {
    this.rows.splice(0, this.rows.length, ...this.rows.filter(({ _id }) => !ids.includes(_id)));
    return Promise.resolve();
  }
}

const row = (_id: string): OutboxDoc => ({
  ...{ _id, type: 'decision', key: 'D', value: `{"decisionId":"${_id}"}` },
  ...{ at: new Date(0), state: 'waiting' },
});

function publisher(fault?: Error): EventPublisher & { readonly messages: OutgoingMessage[] } {
  const messages: OutgoingMessage[] = [];
  return {
    messages,
    publish: (more) => {
      messages.push(...more);
      return fault === undefined ? Promise.resolve() : Promise.reject(fault);
    },
  };
}

it('sends what waits as decisions of this system, in its order, and marks it', async () => {
  const outbox = new FakeOutbox([row('one'), row('two')]);
  const topic = publisher();
  expect(await new OutboxPublisherService(outbox, topic).run()).toBe(2);
  expect(outbox.rows).toEqual([]);
  expect(topic.messages.map(({ key, value }) => [key, value.toString()])).toEqual([
    ['D', '{"decisionId":"one"}'],
    ['D', '{"decisionId":"two"}'],
  ]);
  const headers = Object.entries(topic.messages[0]?.headers ?? {}).map(([name, value]) => [
    name,
    value.toString(),
  ]);
  expect(Object.fromEntries(headers)).toEqual({
    ...{ type: 'decision', schema: 'hcp.decision/1', source: 'console' },
    'correlation-id': 'one',
  });
});

it('marks nothing while Kafka is away, whether or not it got there', async () => {
  const outbox = new FakeOutbox([row('one')]);
  const away = new AppError('kafka-unavailable', 'Kafka cannot be reached');
  expect(await new OutboxPublisherService(outbox, publisher(away)).run()).toBe(0);
  expect(outbox.rows).toHaveLength(1);
});

it('marks nothing, and says so, when sending fails in any other way', async () => {
  const outbox = new FakeOutbox([row('one')]);
  const run = new OutboxPublisherService(outbox, publisher(new Error('no'))).run();
  await expect(run).rejects.toThrow('no');
  expect(outbox.rows).toHaveLength(1);
});
