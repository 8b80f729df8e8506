import fc from 'fast-check';
import { DEFAULT_INTEGRITY_POLICY } from './integrity-policy.js';
import { perfectPoints, type PointTally } from './perfect-point.js';

const point = (pointCode: string, good: number, bad: number, hall?: string): PointTally => ({
  ...{ pointCode, deptCode: 'D', good, bad, hall },
});
const found = (...points: PointTally[]): string[] =>
  Array.from(perfectPoints(points, DEFAULT_INTEGRITY_POLICY).keys(), (one) => one.pointCode);

it('a thousand good ratings where others have five bad ones in a hundred are not believed', () => {
  const [perfect, peers] = [point('A', 1_000, 0), point('B', 1_900, 100)];
  expect([...perfectPoints([perfect, peers], DEFAULT_INTEGRITY_POLICY)]).toEqual([
    [
      perfect,
      {
        numbers: { valid: 1_000, peersValid: 2_000, peersGoodRate: 0.95 },
        weight: 1_000,
        keys: [],
      },
    ],
  ]);
});

it.each<[string, PointTally, PointTally]>([
  ['one bad rating', point('A', 1_000, 1), point('B', 1_900, 100)],
  ['few ratings', point('A', 199, 0), point('B', 500, 500)],
  ['peers that are as good', point('A', 1_000, 0), point('B', 2_000, 0)],
  ['peers that are nearly as good', point('A', 1_000, 0), point('B', 1_990, 10)],
  ['few ratings of peers', point('A', 1_000, 0), point('B', 100, 99)],
])('it is quiet with %s', (_, one, other) => {
  expect(found(one, other)).toEqual([]);
});

it('peers are the points of the hall, where it has enough ratings', () => {
  const bad = point('C', 500, 500, 'other hall');
  expect(found(point('A', 1_000, 0, 'hall'), point('B', 1_000, 0, 'hall'), bad)).toEqual([]);
  expect(found(point('A', 1_000, 0, 'hall'), point('B', 50, 0, 'hall'), bad)).toEqual(['A']);
});

it('says the same in whatever order the points are', () => {
  const points = fc.uniqueArray(
    fc.record({
      pointCode: fc.string({ minLength: 1, maxLength: 4 }),
      deptCode: fc.constant('D'),
      hall: fc.constantFrom(undefined, 'x', 'y'),
      good: fc.constantFrom(0, 150, 400, 2_000),
      bad: fc.constantFrom(0, 0, 5, 300),
    }),
    { selector: ({ pointCode }) => pointCode, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      points.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      ),
      ([all, shuffled]) => {
        expect(found(...shuffled).toSorted()).toEqual(found(...all).toSorted());
      },
    ),
  );
});
