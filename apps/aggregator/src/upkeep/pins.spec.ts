import type { CheckpointDoc } from '#shared/contract/storage.js';
import { firstCheckpoint } from '../consume/checkpoint-rules.js';
import { isBelow, pinsOf, stepTowards } from './pins.js';

const checkpoint: CheckpointDoc = {
  ...firstCheckpoint(0, 'cluster', 0),
  epoch: 2,
  from: 3,
  next: 10,
  past: [{ epoch: 1, from: 0, next: 7, gaps: 0, ledger: 7, duplicates: 0, quarantined: 0 }],
};

describe('pins', () => {
  it('part the rows that are folded from those that came later', () => {
    const pins = new Map([[0, { epoch: 2, next: 5 }]]);
    const below = (epoch: number, offset: number, partition = 0) =>
      isBelow(pins, { epoch, partition, offset });
    expect([below(1, 99), below(2, 4), below(2, 5), below(3, 0), below(1, 0, 1)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('move to the checkpoints in steps, through every epoch, and then no more', () => {
    let pins = pinsOf([]);
    const steps = [];
    for (;;) {
      const step = stepTowards([checkpoint], pins, 5);
      if (step.ranges.length === 0) break;
      steps.push(...step.ranges.map(({ epoch, from, to }) => [epoch, from, to]));
      pins = step.pins;
    }
    expect(steps).toEqual([
      [1, 0, 5],
      [1, 5, 7],
      [2, 3, 8],
      [2, 8, 10],
    ]);
    expect(pins).toEqual(pinsOf([checkpoint]));
  });
});
