import { randomUUID } from 'node:crypto';
import { TOPIC, type House } from './house.js';
import { until } from './until.js';

/** Every message of the topic so far, keys, headers and values, as one text. */
export async function readTopic(house: House): Promise<string> {
  const ends = await house.admin.fetchTopicOffsets(TOPIC);
  const left = new Map(ends.map((end) => [end.partition, Number(end.high)]));
  const texts: string[] = [];
  const consumer = house.kafka.consumer({ groupId: `reader-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }) => {
      const headers = Object.entries(message.headers ?? {}).map(
        ([name, value]) => `${name}=${String(value)}`,
      );
      texts.push(`${String(message.key)} ${headers.join(' ')} ${String(message.value)}`);
      if (Number(message.offset) + 1 >= (left.get(partition) ?? 0)) left.delete(partition);
      return Promise.resolve();
    },
  });
  for (const end of ends) if (Number(end.high) === 0) left.delete(end.partition);
  await until('the topic to be read', () => Promise.resolve(left.size === 0));
  await consumer.disconnect();
  return texts.join('\n');
}
