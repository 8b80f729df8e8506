export type HeaderValue = Buffer | string | readonly (Buffer | string)[] | undefined;

/** One record of the topic, as it lies on Kafka. */
export interface TopicRecord {
  readonly offset: number;
  /** LogAppendTime, epoch milliseconds. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, HeaderValue>>;
}

/** Records of one partition in the order of their offsets; never empty. */
export interface RecordBatch {
  readonly partition: number;
  /** Between this offset and the first record there is no other record. */
  readonly from: number;
  readonly records: readonly TopicRecord[];
  /** Whether the partition held nothing behind these records when they were read. */
  readonly reachesEnd: boolean;
  /** To be called between long steps, so that the group does not take us for dead. */
  readonly heartbeat: () => Promise<void>;
  /** False once the source is being stopped: finish the step at hand and return. */
  readonly isRunning: () => boolean;
}

/** What a partition still holds: offsets from `low` up to, but not including, `high`. */
export interface Watermarks {
  readonly low: number;
  readonly high: number;
}

/** A header as text; undefined when it is absent or repeated. */
export function headerText(record: TopicRecord, name: string): string | undefined {
  const value = record.headers[name];
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? value.toString() : undefined;
}
