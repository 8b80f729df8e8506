import { createHash } from 'node:crypto';
import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';

/** SHA-256 of a record's key and value, in hexadecimal. */
function recordHash({ key, value }: TopicRecord): string {
  const hash = createHash('sha256');
  hash.update(`${key?.length ?? -1}|${value?.length ?? -1}|`);
  if (key !== null) hash.update(key);
  if (value !== null) hash.update(value);
  return hash.digest('hex');
}

type LastRecord = NonNullable<CheckpointDoc['last']>;

/** How a checkpoint remembers the last record before it. */
export const lastRecord = (record: TopicRecord): LastRecord => ({
  offset: record.offset,
  hash: recordHash(record),
  at: new Date(record.timestamp),
});

/** Whether a record is the one that a checkpoint remembers. */
export const isLastRecord = (record: TopicRecord, last: LastRecord): boolean =>
  record.offset === last.offset &&
  record.timestamp === last.at.getTime() &&
  recordHash(record) === last.hash;
