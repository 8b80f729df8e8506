import { Kafka, logLevel, type Message } from 'kafkajs';
import { serveWorker } from '../lab/serve-worker.js';
import { provinceEvents, type Wanted } from './province.js';
import { topicMessage } from './topic-message.js';

export interface BacklogJob extends Wanted {
  readonly brokers: string;
  readonly topic: string;
}

const BATCH = 1_000;
const TELL_EVERY = 250_000;

/** Lays a backlog on the topic and answers with the number of its records. */
async function produce(job: BacklogJob, tell: (line: string) => void): Promise<number> {
  const kafka = new Kafka({ brokers: job.brokers.split(','), logLevel: logLevel.ERROR });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let batch: Message[] = [];
  let sending: Promise<unknown> = Promise.resolve();
  let n = 0;
  // One send is on its way while the next batch is made.
  const flush = async (): Promise<void> => {
    const messages = batch;
    batch = [];
    await sending;
    sending = producer.send({ topic: job.topic, messages, acks: -1 });
  };
  for (const event of provinceEvents(job)) {
    n += 1;
    batch.push(topicMessage(event, n));
    if (batch.length === BATCH) await flush();
    if (n % TELL_EVERY === 0) tell(`backlog: ${n.toLocaleString('en-US')} records on the topic`);
  }
  if (batch.length > 0) await flush();
  await sending;
  await producer.disconnect();
  return n;
}

serveWorker(produce);
