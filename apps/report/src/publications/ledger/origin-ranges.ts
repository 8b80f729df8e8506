import type { LedgerSelection } from './ledger-rows.port.js';

/** A condition on a number: itself, or its bounds. */
type Bounds = number | { readonly $gte?: number; readonly $gt?: number; readonly $lt?: number };

/** A filter for rows by where they came from. */
export interface OriginFilter {
  readonly partition: number;
  readonly epoch: Bounds;
  readonly offset?: Bounds;
}

/** Filters that together find every row from one set of checkpoints to another, each once. */
export const originRanges = ({
  below,
  from,
}: Pick<LedgerSelection, 'below' | 'from'>): OriginFilter[] =>
  below.flatMap(({ partition, epoch, next }): OriginFilter[] => {
    const start = from.find((position) => position.partition === partition);
    const last = { partition, epoch, offset: { $lt: next } };
    if (start === undefined) return [{ partition, epoch: { $lt: epoch } }, last];
    if (start.epoch === epoch) {
      return [{ partition, epoch, offset: { $gte: start.next, $lt: next } }];
    }
    return [
      { partition, epoch: start.epoch, offset: { $gte: start.next } },
      { partition, epoch: { $gt: start.epoch, $lt: epoch } },
      last,
    ];
  });
