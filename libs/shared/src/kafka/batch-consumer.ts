import type {
  Admin,
  Batch,
  Consumer,
  ConsumerGroupJoinEvent,
  EachBatchPayload,
  Kafka,
  KafkaMessage,
} from 'kafkajs';
import type { TopicRecord, Watermarks } from '../contract/record.js';
import { AppError } from '../errors/app-error.js';
import { ensureTopic } from './ensure-topic.js';
import { waitForCoordinator } from './group-coordinator.js';
import { withDeadline } from './with-deadline.js';
import type { BatchHandler, BatchSource } from './batch-source.js';

export interface BatchConsumerOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** How to create the topic if it is missing; absent: it is not created. */
  readonly create?: { readonly partitions: number; readonly replication: number };
  readonly groupId: string;
  readonly maxBytesPerPartition: number;
  readonly concurrency: number;
  /** After how long without a word from us others take over our partitions. */
  readonly sessionTimeoutMs: number;
}

/** Also how late at most a member hears that the partitions of another are free. */
const HEARTBEAT_MS = 1_000;
const REBALANCE_TIMEOUT_MS = 60_000;
/** How long an idle fetch waits at the broker, and thus how soon a resumed partition is read. */
const IDLE_FETCH_MS = 500;
/** How soon a partition that was added is noticed. */
const METADATA_MAX_AGE_MS = 15_000;
/** Longer than a transaction may take, shorter than a service has to stop. */
const STOP_LIMIT_MS = 20_000;
/** How long to wait for the good-bye of a group when there is nothing at hand to finish. */
const LEAVE_LIMIT_MS = 3_000;
/** A fetch brings at most this many full partitions, whatever the number assigned. */
const FETCH_PARTITIONS = 4;

/** Offsets from `from` up to, but not including, `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What kafkajs has on a batch beside what its types say. */
type FetchedBatch = Batch & { readonly fetchedOffset: string };

/** A BatchSource over kafkajs. The only file that knows how this client consumes. */
export class BatchConsumer implements BatchSource {
  private readonly admin: Admin;
  private readonly consumer: Consumer;
  private readonly markers = new Map<number, Span>();
  private connecting: Promise<void> | undefined;
  private assignment = 0;
  private stopping = false;
  private stopped: Promise<void> | undefined;
  private batchesAtHand = 0;

  constructor(private readonly options: BatchConsumerOptions) {
    this.admin = options.kafka.admin();
    this.consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.min(HEARTBEAT_MS, options.sessionTimeoutMs / 3),
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      maxBytesPerPartition: options.maxBytesPerPartition,
      maxBytes: options.maxBytesPerPartition * FETCH_PARTITIONS,
      maxWaitTimeInMs: IDLE_FETCH_MS,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      // A consumer that restarts itself forever looks alive and does nothing.
      retry: { retries: 8, maxRetryTime: 4_000, restartOnFailure: passes },
    });
  }

  async clusterId(): Promise<string> {
    await this.connectAdmin();
    return (await this.admin.describeCluster()).clusterId;
  }

  async watermarks(): Promise<ReadonlyMap<number, Watermarks>> {
    await this.connectAdmin();
    const offsets = await this.admin.fetchTopicOffsets(this.options.topic);
    return new Map(offsets.map((o) => [o.partition, { low: Number(o.low), high: Number(o.high) }]));
  }

  async start(handler: BatchHandler): Promise<void> {
    try {
      await this.join(handler);
    } catch (fault) {
      // Of a start that a stop overtakes nobody needs to hear.
      if (!this.stopping) throw fault;
    }
  }

  private async join(handler: BatchHandler): Promise<void> {
    const { CRASH, GROUP_JOIN, START_BATCH_PROCESS } = this.consumer.events;
    this.consumer.on(CRASH, ({ payload }) => {
      if (payload.restart || this.stopping) return;
      const { message } = payload.error;
      handler.failed(
        new AppError('kafka-unavailable', `the Kafka consumer gave up: ${message}`, {
          cause: payload.error,
        }),
      );
    });
    this.consumer.on(GROUP_JOIN, (event) => {
      this.joined(event, handler);
    });
    this.consumer.on(START_BATCH_PROCESS, ({ payload }) => {
      // kafkajs passes over batches of nothing but transaction markers by itself.
      if (payload.batchSize === 0) {
        this.passed(payload.partition, Number(payload.firstOffset), Number(payload.lastOffset) + 1);
      }
    });
    await this.connectAdmin();
    const { topic, create } = this.options;
    if (create !== undefined) await ensureTopic(this.admin, { topic, ...create });
    await waitForCoordinator(this.options.kafka, this.options.groupId);
    await this.consumer.connect();
    await this.consumer.subscribe({ topic, fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency,
      eachBatch: (payload) => this.eachBatch(payload, handler),
    });
  }

  seek(partition: number, offset: number): void {
    this.markers.delete(partition);
    this.consumer.seek({ topic: this.options.topic, partition, offset: String(offset) });
  }

  endOfMarkers(partition: number, next: number): number {
    const span = this.markers.get(partition);
    return span?.from === next ? span.to : next;
  }

  stop(): Promise<void> {
    this.stopped ??= this.leave();
    return this.stopped;
  }

  private async leave(): Promise<void> {
    this.stopping = true;
    try {
      const limit = this.batchesAtHand > 0 ? STOP_LIMIT_MS : LEAVE_LIMIT_MS;
      await withDeadline(this.consumer.disconnect(), limit);
    } catch (error) {
      // A group that waits for another member answers nobody. What was counted is committed, and
      // the batch at hand has ended by now: the process may leave without a good-bye.
      if (!(error instanceof AppError)) throw error;
    }
    await this.admin.disconnect();
  }

  private connectAdmin(): Promise<void> {
    this.connecting ??= this.admin.connect();
    return this.connecting;
  }

  /**
   * Runs before the first fetch of the new assignment, up to its first await: the partitions are
   * paused until the handler has said where to read them from.
   */
  private joined({ payload }: ConsumerGroupJoinEvent, handler: BatchHandler): void {
    const { topic } = this.options;
    const partitions = payload.memberAssignment[topic] ?? [];
    this.assignment += 1;
    const current = this.assignment;
    this.markers.clear();
    if (partitions.length > 0) this.consumer.pause([{ topic, partitions }]);
    handler.assigned(partitions).then(
      (offsets) => {
        if (current !== this.assignment || this.stopping) return;
        for (const [partition, offset] of offsets) this.seek(partition, offset);
        if (partitions.length > 0) this.consumer.resume([{ topic, partitions }]);
      },
      (fault: unknown) => {
        if (!this.stopping) handler.failed(fault);
      },
    );
  }

  private async eachBatch(payload: EachBatchPayload, handler: BatchHandler): Promise<void> {
    const { batch } = payload;
    const records = batch.messages.map(recordOf);
    const last = records.at(-1);
    if (last === undefined || this.stopping || payload.isStale()) return;
    let interruption: Error | undefined;
    const beat = async (): Promise<void> => {
      try {
        await payload.heartbeat();
      } catch (error) {
        // A rebalance, which is kafkajs's to hear of, once the handler has returned.
        interruption = error instanceof Error ? error : new Error(String(error));
      }
    };
    const isRunning = () => payload.isRunning() && !this.stopping && interruption === undefined;
    this.batchesAtHand += 1;
    try {
      const next = await handler.consume({
        partition: batch.partition,
        from: this.fetchedFrom(batch as FetchedBatch),
        records,
        reachesEnd: Number(batch.highWatermark) <= last.offset + 1,
        heartbeat: beat,
        isRunning,
      });
      this.proceed(payload, last.offset, next);
    } catch (fault) {
      this.stopping = true;
      handler.failed(fault);
      return;
    } finally {
      this.batchesAtHand -= 1;
    }
    await beat();
    if (interruption !== undefined) throw interruption;
  }

  private proceed(payload: EachBatchPayload, last: number, next: number): void {
    const { batch } = payload;
    if (next !== last + 1) {
      this.seek(batch.partition, next);
      return;
    }
    payload.resolveOffset(String(last));
    this.passed(batch.partition, next, Number(batch.lastOffset()) + 1);
  }

  /** Takes note of offsets that hold markers only, which may continue those before them. */
  private passed(partition: number, from: number, to: number): void {
    const before = this.markers.get(partition);
    this.markers.set(partition, { from: before?.to === from ? before.from : from, to });
  }

  /** Where the fetch of a batch began, markers just before it included. */
  private fetchedFrom({ partition, fetchedOffset }: FetchedBatch): number {
    const offset = Number(fetchedOffset);
    const span = this.markers.get(partition);
    return span?.to === offset ? span.from : offset;
  }
}

/** A broker that has just started loads its groups first; kafkajs would give up on that at once. */
const passes = (error: Error): Promise<boolean> =>
  Promise.resolve('type' in error && error.type === 'GROUP_LOAD_IN_PROGRESS');

const recordOf = (message: KafkaMessage): TopicRecord => ({
  offset: Number(message.offset),
  timestamp: Number(message.timestamp),
  key: message.key,
  value: message.value,
  headers: message.headers ?? {},
});
