import fc from 'fast-check';
import { cellName, computedCells, type ReadTable } from '../../testing/attack-on-cells.js';
import { suppressSmallCells } from './suppress-small-cells.js';
import type { CountedNode, EarlierTable, MeasureRelations } from './small-cells.types.js';

const RELATIONS: MeasureRelations = {
  totals: ['valid', 'excluded'],
  splits: [
    { whole: 'valid', parts: ['good', 'bad'] },
    { whole: 'good', parts: ['level5', 'level4', 'level3'] },
    { whole: 'bad', parts: ['level2', 'level1'] },
    { whole: 'valid', parts: ['named'], rest: 'nameless' },
  ],
  follows: [{ hidden: 'bad', also: 'excluded' }],
};
const MEASURES = ['valid', 'good', 'bad', 'level5', 'level4', 'level3', 'level2', 'level1'];
const TOLD_MEASURES = [...MEASURES, 'named', 'excluded'];

type Counts = Record<string, number>;

/** Many small, some large, many none: as departments have them. */
const some = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7 }), fc.nat(60));
const ownCounts = fc
  .tuple(fc.array(some, { minLength: 6, maxLength: 6 }), fc.nat(100))
  .map(([[l5 = 0, l4 = 0, l3 = 0, l2 = 0, l1 = 0, excluded = 0], share]): Counts => {
    const [good, bad] = [l5 + l4 + l3, l2 + l1];
    const valid = good + bad;
    const named = Math.floor((valid * share) / 100);
    return {
      ...{ level5: l5, level4: l4, level3: l3, level2: l2, level1: l1 },
      ...{ good, bad, valid, named, excluded },
    };
  });

interface Shape {
  /** By area after the root, the place of its parent among the areas. */
  readonly parents: readonly number[];
  /** By department, the place of its area. */
  readonly homes: readonly number[];
}

const shapes = fc
  .tuple(fc.array(fc.nat(), { maxLength: 6 }), fc.array(fc.nat(), { minLength: 1, maxLength: 14 }))
  .map(([parents, homes]): Shape => ({
    parents: parents.map((n, i) => n % (i + 1)),
    homes: homes.map((n) => n % (parents.length + 1)),
  }));

/** The rows of a table: areas are sums over their departments. */
function tableOf({ parents, homes }: Shape, counts: readonly Counts[]): CountedNode[] {
  const sums = [0, ...parents].map((): Counts => ({}));
  const lineOf = (area: number): number[] =>
    area === 0 ? [0] : [area, ...lineOf(parents[area - 1] ?? 0)];
  homes.forEach((home, i) => {
    for (const area of lineOf(home)) {
      const sum = sums[area] ?? {};
      for (const measure of TOLD_MEASURES) {
        sum[measure] = (sum[measure] ?? 0) + (counts[i]?.[measure] ?? 0);
      }
    }
  });
  return [
    ...sums.map((own, i): CountedNode => {
      const parent = i === 0 ? undefined : `a${parents[i - 1] ?? 0}`;
      return { code: `a${i}`, parent, kind: 'area', counts: own };
    }),
    ...homes.map((home, i): CountedNode => {
      return { code: `d${i}`, parent: `a${home}`, kind: 'department', counts: counts[i] ?? {} };
    }),
  ];
}

const tables = shapes.chain((shape) =>
  fc
    .array(ownCounts, { minLength: shape.homes.length, maxLength: shape.homes.length })
    .map((counts) => tableOf(shape, counts)),
);

const isSmall = (count: number | undefined): boolean => (count ?? 0) > 0 && (count ?? 0) < 5;

/** Small counts of a table that are among computed cells, or told. */
function smallCells(
  table: ReadTable,
  nodes: readonly CountedNode[],
  computed: ReadonlySet<string>,
) {
  return nodes.flatMap(({ code, counts }) =>
    TOLD_MEASURES.filter((measure) => isSmall(counts[measure]))
      .filter((measure) => {
        const name = cellName(table.name, code, measure);
        return table.told.isTold(code, measure) || computed.has(name);
      })
      .map((measure) => `${code} ${measure}`),
  );
}

const read = (
  name: string,
  nodes: readonly CountedNode[],
  told: ReadTable['told'],
  sumOf?: readonly string[],
): ReadTable => ({ name, nodes, relations: RELATIONS, told, sumOf });

describe('whoever computes with all told cells of a table', () => {
  it('finds no small count, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(tables, (nodes) => {
        const table = read('t', nodes, suppressSmallCells(nodes, RELATIONS));
        expect(smallCells(table, nodes, computedCells([table]))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds many when only the small counts themselves are withheld', () => {
    let found = 0;
    fc.assert(
      fc.property(tables, (nodes) => {
        const counts = new Map(nodes.map((node) => [node.code, node.counts]));
        const isTold = (code: string, measure: string): boolean =>
          !isSmall(counts.get(code)?.[measure]);
        const table = read('t', nodes, { isTold });
        found += smallCells(table, nodes, computedCells([table])).length;
      }),
      { numRuns: 50, seed: 1 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

describe('whoever computes with the months of a quarter and the quarter', () => {
  const quarters = shapes.chain(({ parents, homes }) => {
    const month = fc.record({
      // Departments that belong to another area in this month than at the quarter's end.
      moved: fc.array(fc.tuple(fc.nat(homes.length - 1), fc.nat(parents.length)), { maxLength: 2 }),
      counts: fc.array(ownCounts, { minLength: homes.length, maxLength: homes.length }),
    });
    return fc.tuple(fc.constant({ parents, homes }), fc.tuple(month, month, month));
  });

  it('finds no small count of a month or of the quarter, though departments move', () => {
    fc.assert(
      fc.property(quarters, ([shape, parts]) => {
        const months = parts.map(({ moved, counts }) => {
          const homes = shape.homes.map((home, i) => new Map(moved).get(i) ?? home);
          return tableOf({ ...shape, homes }, counts);
        });
        const read3 = months.map((nodes, i) =>
          read(`m${i}`, nodes, suppressSmallCells(nodes, RELATIONS)),
        );
        const earlier = read3.map(({ nodes, told }): EarlierTable => ({
          nodes,
          isTold: (code, measure) => told.isTold(code, measure),
        }));
        const sums = shape.homes.map((_, i): Counts => {
          const sum: Counts = {};
          for (const { counts } of parts) {
            for (const measure of TOLD_MEASURES) {
              sum[measure] = (sum[measure] ?? 0) + (counts[i]?.[measure] ?? 0);
            }
          }
          return sum;
        });
        const nodes = tableOf(shape, sums);
        const told = suppressSmallCells(nodes, RELATIONS, { earlier });
        const quarter = read('q', nodes, told, ['m0', 'm1', 'm2']);
        const computed = computedCells([...read3, quarter]);
        expect(smallCells(quarter, nodes, computed)).toEqual([]);
        read3.forEach((table, i) => {
          expect(smallCells(table, months[i] ?? [], computed)).toEqual([]);
        });
      }),
      { numRuns: 100 },
    );
  });
});
