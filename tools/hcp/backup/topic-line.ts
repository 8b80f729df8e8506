import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { HeaderValue, TopicRecord } from '#shared/contract/record.js';

const Bytes = Type.Union([Type.String(), Type.Null()]);

const LineSchema = Type.Object({
  partition: Type.Integer({ minimum: 0 }),
  offset: Type.Integer({ minimum: 0 }),
  /** LogAppendTime, epoch milliseconds. */
  timestamp: Type.Integer(),
  key: Bytes,
  value: Bytes,
  headers: Type.Record(Type.String(), Type.Union([Bytes, Type.Array(Bytes)])),
});
type Line = Static<typeof LineSchema>;
type PackedHeader = Line['headers'][string];

const check = Compile(LineSchema);

/** A record of the topic as one line of JSON, its bytes as base64. */
export function topicLine(partition: number, record: TopicRecord): string {
  const { offset, timestamp, key, value, headers } = record;
  const line: Line = {
    ...{ partition, offset, timestamp },
    key: packed(key),
    value: packed(value),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, header]) => [name, packedHeader(header)]),
    ),
  };
  return `${JSON.stringify(line)}\n`;
}

/** The record of a line that `topicLine` wrote; undefined when it is none. */
export function readTopicLine(
  text: string,
): { partition: number; record: TopicRecord } | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined; // what is no JSON is no record
  }
  if (!check.Check(line)) return undefined;
  const { partition, offset, timestamp, key, value, headers } = line;
  const record: TopicRecord = {
    ...{ offset, timestamp },
    key: bytes(key),
    value: bytes(value),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, header]) => [name, headerOf(header)]),
    ),
  };
  return { partition, record };
}

const packed = (value: Buffer | null): string | null => value?.toString('base64') ?? null;

function packedHeader(value: HeaderValue): PackedHeader {
  // An empty header is null on the topic.
  if (value === undefined || (value as unknown) === null) return null;
  if (typeof value === 'string') return Buffer.from(value).toString('base64');
  if (value instanceof Uint8Array) return value.toString('base64');
  return value.map((one) => Buffer.from(one).toString('base64'));
}

const bytes = (value: string | null): Buffer | null =>
  value === null ? null : Buffer.from(value, 'base64');

function headerOf(value: PackedHeader): HeaderValue {
  if (!Array.isArray(value)) return bytes(value) ?? undefined;
  return value.map((one) => Buffer.from(one ?? '', 'base64'));
}
