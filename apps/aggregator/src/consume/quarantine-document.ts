import { headerText, type HeaderValue, type TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc, QuarantineDoc } from '#shared/contract/storage.js';
import type { Sealed } from '#shared/contract/sealed.js';
import { HEADER } from '#shared/contract/topic.js';
import { isCode } from '#shared/domain/code.js';
import { correlationIdOf, type UnreadableRecord } from './read-record.js';

/** Encrypts text for one purpose; the sealer of `crypto/` is one. */
export interface RawSealer {
  seal(plaintext: string, context: string): Sealed;
}

/**
 * `_id` of a record in quarantine. The time tells it from another at the same offset of a topic
 * that was made anew.
 */
export const quarantineId = (
  clusterId: string,
  partition: number,
  { offset, timestamp }: Pick<TopicRecord, 'offset' | 'timestamp'>,
): string => `${clusterId}|${partition}|${offset}|${timestamp}`;

/** What the ciphertext of a quarantined record is bound to. */
export const quarantineContext = (id: string): string => `quarantine\n${id}`;

/** What is kept of a record that cannot be read: all of it, but encrypted. */
export function quarantineDocument(
  unreadable: UnreadableRecord,
  { clusterId, partition, epoch }: CheckpointDoc,
  sealer: RawSealer,
): QuarantineDoc {
  const { record, reason, field, key, door } = unreadable;
  const id = quarantineId(clusterId, partition, record);
  const source = headerText(record, HEADER.source);
  return {
    _id: id,
    epoch,
    partition,
    offset: record.offset,
    reason,
    ...(field !== undefined && { field }),
    ...(key !== undefined && { key }),
    ...(door !== undefined && { door }),
    ...(source !== undefined && isCode(source) && { source }),
    correlationId: correlationIdOf(record),
    receivedAt: new Date(record.timestamp),
    raw: sealer.seal(rawText(record), quarantineContext(id)),
  };
}

/** JSON of the whole record; bytes as base64, since they may be no text. */
function rawText({ key, value, headers }: TopicRecord): string {
  return JSON.stringify({
    key: base64(key),
    value: base64(value),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, header]) => [name, headerBase64(header)]),
    ),
  });
}

const base64 = (bytes: Buffer | null): string | null => bytes?.toString('base64') ?? null;

function headerBase64(value: HeaderValue): string | null | (string | null)[] {
  if (value === undefined) return null;
  if (typeof value === 'string') return Buffer.from(value).toString('base64');
  return value instanceof Uint8Array ? value.toString('base64') : value.map(headerBase64).flat();
}
