import type { Watermarks } from '#shared/contract/record.js';
import { checkpointMismatch } from './checkpoint-rules.js';
import type { CheckpointStore } from './checkpoint.port.js';
import type { PartitionsService, Position } from './partitions.service.js';
import type { TopicView } from './topic.port.js';

/** How far behind a partition is. */
export interface Lag {
  readonly partition: number;
  readonly messages: number;
  /** Age in seconds which the oldest uncounted record has at most; 0 when all are counted. */
  readonly ageSeconds: number;
}

/** Looks now and then at what the batches cannot see by themselves: the lag, and a new epoch. */
export class ProgressService {
  private readonly caughtUpAt = new Map<number, number>();

  constructor(
    private readonly topic: TopicView,
    private readonly partitions: PartitionsService,
    private readonly checkpoints: CheckpointStore,
    private readonly clock: () => number,
  ) {}

  /**
   * One look. What was appended before it began is counted in a partition whose end, asked for
   * later, is where the count stood when it began. Throws `checkpoint-mismatch` when the topic
   * is shorter than what was counted.
   */
  async look(): Promise<readonly Lag[]> {
    const began = this.clock();
    const seen = [...(this.partitions.assignment ?? [])].map(([partition, position]) => ({
      partition,
      position,
      next: this.topic.endOfMarkers(partition, position.checkpoint.next),
      counted: position.checkpoint.next,
    }));
    if (seen.length === 0) return [];
    const marks = await this.topic.watermarks();
    await this.followEpochs(seen);
    const caughtUp: number[] = [];
    const lags: Lag[] = [];
    for (const { partition, position, next, counted } of seen) {
      const mark = marks.get(partition);
      if (mark === undefined || this.partitions.assignment?.get(partition) !== position) continue;
      requireEnd(partition, counted, mark);
      if (next >= mark.high && !position.verifies) {
        caughtUp.push(partition);
        this.caughtUpAt.set(partition, began);
      }
      const now = this.topic.endOfMarkers(partition, position.checkpoint.next);
      lags.push(this.lagOf(partition, position, Math.max(0, mark.high - now)));
    }
    await this.checkpoints.caughtUp(caughtUp, new Date(began));
    return lags;
  }

  /** A replay begins a new epoch in the database; an idle partition would not hear of it. */
  private async followEpochs(
    seen: readonly { partition: number; position: Position }[],
  ): Promise<void> {
    const stored = await this.checkpoints.read(seen.map(({ partition }) => partition));
    for (const { partition, position } of seen) {
      const epoch = stored.get(partition)?.epoch ?? position.checkpoint.epoch;
      if (epoch <= position.checkpoint.epoch) continue;
      if (this.partitions.assignment?.get(partition) !== position) continue;
      this.topic.seek(partition, await this.partitions.relocate(partition));
    }
  }

  private lagOf(partition: number, { checkpoint }: Position, messages: number): Lag {
    if (messages === 0) return { partition, messages, ageSeconds: 0 };
    const countedTo = Math.max(
      checkpoint.last?.at.getTime() ?? 0,
      this.caughtUpAt.get(partition) ?? 0,
    );
    const ageSeconds = countedTo === 0 ? 0 : Math.max(0, this.clock() - countedTo) / 1_000;
    return { partition, messages, ageSeconds };
  }
}

function requireEnd(partition: number, counted: number, { high }: Watermarks): void {
  if (counted <= high) return;
  throw checkpointMismatch(
    partition,
    `counted up to offset ${counted}, but it ends at ${high}: it was recreated or lost records`,
  );
}
