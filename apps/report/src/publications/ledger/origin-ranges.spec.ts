import fc from 'fast-check';
import { originRanges, type OriginFilter } from './origin-ranges.js';

const small = fc.integer({ min: 0, max: 4 });
const position = fc.record({ epoch: small, next: small });
const row = fc.record({ partition: fc.integer({ min: 0, max: 2 }), epoch: small, offset: small });

/** Checkpoints of some partitions; later ones never lie before earlier ones. */
const checkpoints = fc.array(fc.tuple(position, fc.option(position)), { maxLength: 3 });

const reaches = (at: { epoch: number; next: number }, of: { epoch: number; offset: number }) =>
  of.epoch < at.epoch || (of.epoch === at.epoch && of.offset < at.next);

function matches(filter: OriginFilter, of: Record<'partition' | 'epoch' | 'offset', number>) {
  return (['partition', 'epoch', 'offset'] as const).every((name) => {
    const bounds = filter[name];
    if (bounds === undefined || typeof bounds === 'number')
      return (bounds ?? of[name]) === of[name];
    const { $gte = -1, $gt = -1, $lt = Number.POSITIVE_INFINITY } = bounds;
    return of[name] >= $gte && of[name] > $gt && of[name] < $lt;
  });
}

it('every row between two sets of checkpoints is found once, and no other', () => {
  fc.assert(
    fc.property(checkpoints, fc.array(row), (pairs, rows) => {
      const below = pairs.map(([at], partition) => ({ partition, ...at }));
      const from = pairs.flatMap(([at, start], partition) => {
        const isEarlier =
          start !== null &&
          (start.epoch < at.epoch || (start.epoch === at.epoch && start.next <= at.next));
        return isEarlier ? [{ partition, ...start }] : [];
      });
      const filters = originRanges({ below, from });
      for (const one of rows) {
        const end = below[one.partition];
        const start = from.find(({ partition }) => partition === one.partition);
        const isWanted =
          end !== undefined && reaches(end, one) && (start === undefined || !reaches(start, one));
        const found = filters.filter((filter) => matches(filter, one)).length;
        expect(found).toBe(isWanted ? 1 : 0);
      }
    }),
  );
});
