import type { Origin } from '#shared/contract/ledger.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';

/** How far a partition is folded. */
export interface Pin {
  readonly epoch: number;
  readonly next: number;
}
/** By partition. A row counts as folded when it lies below the pin of its partition. */
export type Pins = ReadonlyMap<number, Pin>;

/** Offsets of one epoch of a partition, `from` included, `to` not. */
export interface OriginRange {
  readonly partition: number;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

export const pinsOf = (checkpoints: readonly CheckpointDoc[]): Pins =>
  new Map(checkpoints.map(({ partition, epoch, next }) => [partition, { epoch, next }]));

export function isBelow(pins: Pins, { partition, epoch, offset }: Origin): boolean {
  const pin = pins.get(partition);
  if (pin === undefined) return false;
  return epoch < pin.epoch || (epoch === pin.epoch && offset < pin.next);
}

export interface Step {
  readonly ranges: readonly OriginRange[];
  readonly pins: Pins;
}

/** The next step from the pins towards the checkpoints: at most `most` offsets of each partition. */
export function stepTowards(checkpoints: readonly CheckpointDoc[], pins: Pins, most: number): Step {
  const ranges: OriginRange[] = [];
  const after = new Map(pins);
  for (const checkpoint of checkpoints) {
    const { partition } = checkpoint;
    const range = nextRange(checkpoint, pins.get(partition), most);
    if (range === undefined) continue;
    ranges.push(range);
    after.set(partition, { epoch: range.epoch, next: range.to });
  }
  return { ranges, pins: after };
}

function nextRange(
  checkpoint: CheckpointDoc,
  pin: Pin | undefined,
  most: number,
): OriginRange | undefined {
  const tallies = [...(checkpoint.past ?? []), checkpoint];
  for (const { epoch, from, next } of tallies) {
    if (pin !== undefined && epoch < pin.epoch) continue;
    const start = pin?.epoch === epoch ? pin.next : from;
    if (start >= next) continue;
    const to = Math.min(next, start + most);
    return { partition: checkpoint.partition, epoch, from: start, to };
  }
  return undefined;
}
