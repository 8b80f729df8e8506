import { randomUUID } from 'node:crypto';
import { TOPIC } from '#shared/contract/topic.js';
import { BatchConsumer } from '#shared/kafka/batch-consumer.js';
import { createKafka, type KafkaAddress } from '#shared/kafka/kafka-client.js';

const FETCH_BYTES = 2 * 1024 * 1024;

/** The topic for one command, in a group of its own, so that the aggregators notice nothing. */
export const openTopicReader = (address: KafkaAddress, command: string): BatchConsumer =>
  new BatchConsumer({
    kafka: createKafka({ ...address, clientId: `hcp-${command}` }),
    topic: TOPIC,
    groupId: `hcp-${command}-${randomUUID()}`,
    maxBytesPerPartition: FETCH_BYTES,
    concurrency: 1,
    sessionTimeoutMs: 45_000,
  });
