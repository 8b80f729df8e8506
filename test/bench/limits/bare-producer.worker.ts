import { Kafka, logLevel, type Message } from 'kafkajs';
import { provinceEvents } from '../backlog/province.js';
import { serveWorker } from '../lab/serve-worker.js';

export interface ProduceJob {
  readonly brokers: string;
  readonly topic: string;
  readonly seconds: number;
  /** Batches on their way at once. */
  readonly inFlight: number;
}

export interface Produced {
  readonly perSecond: number;
  readonly valueBytes: number;
}

const BATCH = 1_000;
const EVENTS = 100_000;
const DAYS = 3;

let batches: Message[][] | undefined;

/**
 * The limit of batched intake: kafkajs itself, 1,000 ready-made messages a send, acks=all. The
 * values are the events as their senders write them: nothing is read, judged or sealed.
 */
async function produce({ brokers, topic, seconds, inFlight }: ProduceJob): Promise<Produced> {
  const ready = (batches ??= ratingBatches());
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let sent = 0;
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const messages = ready[next % ready.length] ?? [];
      next += 1;
      await producer.send({ topic, messages, acks: -1 });
      sent += messages.length;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const perSecond = (sent / (performance.now() - began)) * 1_000;
  await producer.disconnect();
  return { perSecond, valueBytes: meanBytes(ready.flat()) };
}

function ratingBatches(): Message[][] {
  const messages: Message[] = [];
  for (const event of provinceEvents({ events: EVENTS, days: DAYS, run: 'bare' })) {
    if (event.kind !== 'rating') continue;
    messages.push({ key: event.body.deptCode, value: JSON.stringify(event.body) });
  }
  const made: Message[][] = [];
  for (let i = 0; i + BATCH <= messages.length; i += BATCH) made.push(messages.slice(i, i + BATCH));
  return made;
}

const meanBytes = (messages: readonly Message[]): number =>
  messages.reduce((sum, { value }) => sum + Buffer.byteLength(value ?? ''), 0) / messages.length;

serveWorker(produce);
