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
 * the tails, and notes the keys that something in them is sealed with. Throws `checkpoint-mismatch`
 * when the record before a tail is not the one that was counted there, and what the source fails of.
 * Who stops to read ends the batch at hand with an error, which nobody waits for.
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
  const ended = new AbortController();
  const looking = setInterval(() => {
    if (tails.every(isRead)) lines.end();
  }, LOOK_MS);
  try {
    source
      .start(handlerOf(tails, keys, lines, ended.signal))
      .catch((error: unknown) => lines.destroy(asError(error)));
    for await (const chunk of lines as AsyncIterable<Buffer>) yield chunk;
    for (const tail of tails) requireSeen(tail);
  } finally {
    clearInterval(looking);
    // A destroyed stream never drains: whoever waits for that would wait for ever.
    ended.abort();
    lines.destroy();
  }
}

function handlerOf(
  tails: readonly Tail[],
  keys: Set<string>,
  lines: PassThrough,
  ended: AbortSignal,
): BatchHandler {
  const byPartition = new Map(tails.map((tail) => [tail.partition, tail]));
  return {
    assigned: (partitions) =>
      Promise.resolve(new Map(partitions.map((p) => [p, byPartition.get(p)?.next ?? 0]))),
    async consume({ partition, records }) {
      const end = (records.at(-1)?.offset ?? -1) + 1;
      const tail = byPartition.get(partition);
      if (tail === undefined) return end;
      for (const record of records) {
        if (record.offset < tail.next) continue;
        if (!tail.isSeen) requireSame(tail, record);
        tail.isSeen = true;
        if (record.offset >= tail.to) break;
        tail.next = record.offset + 1;
        if (record.offset < tail.from) continue;
        tail.records += 1;
        if (record.value !== null) noteKeysOfMessage(record.value, keys);
        ended.throwIfAborted();
        if (!lines.write(topicLine(partition, record))) {
          await once(lines, 'drain', { signal: ended });
        }
      }
      tail.next = Math.max(tail.next, end);
      return end;
    },
    failed: (fault) => lines.destroy(asError(fault)),
  };
}

/** The first record that is read must be the one that was counted last. */
function requireSame(tail: Tail, record: TopicRecord): void {
  if (tail.last !== undefined && !isLastRecord(record, tail.last)) throw another(tail);
}

/** Transaction markers may stand where it was. */
function requireSeen(tail: Tail): void {
  if (tail.last !== undefined && !tail.isSeen) throw another(tail);
}

const another = ({ partition, last }: Tail): Error =>
  checkpointMismatch(
    partition,
    `the record at offset ${last?.offset} is not the one that was counted there`,
  );

const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : new Error(String(fault));
