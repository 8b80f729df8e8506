import { once } from 'node:events';
import { jest } from '@jest/globals';
import { EventStream } from './event-stream.js';

const EVENT = { type: 'case', data: { id: 'c', revision: 1, state: 'verifying' } } as const;

it('speaks as server-sent events do', async () => {
  const stream = new EventStream(() => undefined);
  stream.tell(EVENT);
  stream.tell({ type: 'resync', data: {} });
  stream.end();
  const text = (await stream.readable.toArray()).join('');
  expect(text).toBe(
    'retry: 3000\n\n' +
      'id: 1\nevent: case\ndata: {"id":"c","revision":1,"state":"verifying"}\n\n' +
      'id: 2\nevent: resync\ndata: {}\n\n',
  );
});

it('a page that is ended says last when to come back', async () => {
  const stream = new EventStream(() => undefined);
  stream.end(700);
  expect((await stream.readable.toArray()).join('')).toBe('retry: 3000\n\nretry: 700\n\n');
});

it('a page that does not read is dropped before much waits for it, and is told of once', async () => {
  let closed = 0;
  const stream = new EventStream(() => (closed += 1));
  const { readable } = stream;
  for (let i = 0; i < 10_000 && !readable.destroyed; i += 1) stream.tell(EVENT);
  expect(readable.destroyed).toBe(true);
  expect(readable.readableLength).toBeLessThan(100_000);
  await once(readable, 'close');
  stream.tell(EVENT);
  stream.end();
  expect(closed).toBe(1);
});

it('a stream that was ended beats no more, also when nobody reads it to its end', () => {
  jest.useFakeTimers();
  try {
    const stream = new EventStream(() => undefined);
    expect(jest.getTimerCount()).toBe(1);
    stream.end();
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
