import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { TopicRecord } from '#shared/contract/record.js';
import type { BatchHandler, BatchSource } from '#shared/kafka/batch-source.js';
import { checkpointMismatch } from '../../../apps/aggregator/src/consume/checkpoint-rules.js';
import { isLastRecord } from '../../../apps/aggregator/src/consume/record-hash.js';
import { noteKeysOfMessage } from '../keys/needed-keys.js';
import { topicLine } from './topic-line.js';
import type { Tail } from './topic-tail.js';

/** How often it is looked whether there is nothing but transaction markers left. */
const LOOK_MS = 100;

/**
 * Lines of all records of the tails, of each partition in the order of its offsets; counts them in
 * the tails, and notes the keys that something in them is sealed with. Throws `checkpoint-mismatch` when the record before a tail is not the one that was
 * counted there, and what the source fails of.
 */
export async function* readTails(
  source: BatchSource,
  tails: readonly Tail[],
  keys: Set<string>,
): AsyncGenerator<Buffer> {
  const isRead = ({ partition, next, to }: Tail): boolean =>
    next >= to || source.endOfMarkers(partition, next) >= to;
  if (tails.every(isRead)) return;
  const lines = new PassThrough();
  const looking = setInterval(() => {
    if (tails.every(isRead)) lines.end();
  }, LOOK_MS);
  try {
    source
      .start(handlerOf(tails, keys, lines))
      .catch((error: unknown) => lines.destroy(asError(error)));
    for await (const chunk of lines as AsyncIterable<Buffer>) yield chunk;
  } finally {
    clearInterval(looking);
    lines.destroy();
  }
}

function handlerOf(tails: readonly Tail[], keys: Set<string>, lines: PassThrough): BatchHandler {
  const byPartition = new Map(tails.map((tail) => [tail.partition, tail]));
  return {
    assigned: (partitions) =>
      Promise.resolve(new Map(partitions.map((p) => [p, byPartition.get(p)?.next ?? 0]))),
    async consume({ partition, records }) {
      const end = (records.at(-1)?.offset ?? -1) + 1;
      const tail = byPartition.get(partition);
      if (tail === undefined) return end;
      for (const record of records) {
        if (record.offset < tail.next || record.offset >= tail.to) continue;
        tail.next = record.offset + 1;
        if (record.offset < tail.from) {
          requireSame(tail, record);
          continue;
        }
        tail.records += 1;
        if (record.value !== null) noteKeysOfMessage(record.value, keys);
        if (!lines.write(topicLine(partition, record))) await once(lines, 'drain');
      }
      tail.next = Math.max(tail.next, end);
      return end;
    },
    failed: (fault) => lines.destroy(asError(fault)),
  };
}

/** The record before the tail must be the one that was counted there. */
function requireSame({ partition, last }: Tail, record: TopicRecord): void {
  if (last === undefined || isLastRecord(record, last)) return;
  throw checkpointMismatch(
    partition,
    `the record at offset ${last.offset} is not the one that was counted there`,
  );
}

const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : new Error(String(fault));
