import fc from 'fast-check';
import { suppressSmallCells } from './suppress-small-cells.js';
import type { CountedNode, MeasureRelations, Suppression } from './small-cells.types.js';

const RELATIONS: MeasureRelations = {
  totals: ['valid'],
  splits: [{ whole: 'valid', parts: ['good', 'bad'] }],
};
const MEASURES = ['valid', 'good', 'bad'] as const;
const THRESHOLD = 3;
/** No hidden total is tried beyond it. */
const MOST = 7;

type Pair = readonly [good: number, bad: number];

const valueOf = ([good, bad]: Pair, measure: string): number =>
  measure === 'valid' ? good + bad : measure === 'good' ? good : bad;

const add = (a: Pair, b: Pair): Pair => [a[0] + b[0], a[1] + b[1]];

/** Counties of a province with departments, some of which are the province's own. */
const worlds = fc.array(
  fc.record({
    county: fc.constantFrom('P', 'C', 'D'),
    pair: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
  }),
  { minLength: 1, maxLength: 5 },
);

interface Department {
  readonly code: string;
  readonly county: string;
}

/** What all areas count in a world. */
function areasOf(departments: readonly Department[], pairs: readonly Pair[]): Map<string, Pair> {
  const sums = new Map<string, Pair>(['P', 'C', 'D'].map((code) => [code, [0, 0]]));
  departments.forEach(({ county }, i) => {
    for (const code of new Set([county, 'P'])) {
      sums.set(code, add(sums.get(code) ?? [0, 0], pairs[i] ?? [0, 0]));
    }
  });
  return sums;
}

/** Every pair that agrees with what is told of a row. */
function pairsOf(told: Suppression, code: string, truth: Pair): Pair[] {
  const pairs: Pair[] = [];
  for (let valid = 0; valid <= Math.max(MOST, truth[0] + truth[1]); valid += 1) {
    for (let bad = 0; bad <= valid; bad += 1) pairs.push([valid - bad, bad]);
  }
  return pairs.filter((pair) => agrees(told, code, pair, truth) && isThere(told, code, pair));
}

/** A total of none is told, so that a hidden one is none of nobody. */
const isThere = (told: Suppression, code: string, pair: Pair): boolean =>
  told.isTold(code, 'valid') || valueOf(pair, 'valid') > 0;

const agrees = (told: Suppression, code: string, pair: Pair, truth: Pair): boolean =>
  MEASURES.every(
    (measure) => !told.isTold(code, measure) || valueOf(pair, measure) === valueOf(truth, measure),
  );

/** Tries whole numbers for all rows; answers the small cells of which only one value was found. */
function onlyOneValue(
  departments: readonly Department[],
  truths: readonly Pair[],
  told: Suppression,
): string[] {
  const truth = areasOf(departments, truths);
  const all = [...truth, ...departments.map(({ code }, i) => [code, truths[i] ?? [0, 0]] as const)];
  const open = new Map(
    all.flatMap(([code, pair]) =>
      MEASURES.filter((measure) => {
        const count = valueOf(pair, measure);
        return count > 0 && count < THRESHOLD;
      }).map((measure) => [`${code} ${measure}`, valueOf(pair, measure)] as const),
    ),
  );
  const choices = departments.map(({ code }, i) => pairsOf(told, code, truths[i] ?? [0, 0]));
  const chosen: Pair[] = [];
  const walk = (at: number): void => {
    if (open.size === 0) return;
    if (at < departments.length) {
      for (const pair of choices[at] ?? []) {
        chosen[at] = pair;
        walk(at + 1);
      }
      return;
    }
    const sums = areasOf(departments, chosen);
    if (![...sums].every(([code, pair]) => agrees(told, code, pair, truth.get(code) ?? [0, 0]))) {
      return;
    }
    const world = new Map([
      ...sums,
      ...departments.map(({ code }, i) => [code, chosen[i] ?? [0, 0]] as const),
    ]);
    for (const [cell, value] of open) {
      const [code = '', measure = ''] = cell.split(' ');
      if (valueOf(world.get(code) ?? [0, 0], measure) !== value) open.delete(cell);
    }
  };
  walk(0);
  return [...open.keys()];
}

const nodesOf = (departments: readonly Department[], pairs: readonly Pair[]): CountedNode[] => {
  const counts = ([good, bad]: Pair) => ({ valid: good + bad, good, bad });
  return [
    ...Array.from(areasOf(departments, pairs), ([code, pair]): CountedNode => {
      return { code, parent: code === 'P' ? undefined : 'P', kind: 'area', counts: counts(pair) };
    }),
    ...departments.map(({ code, county }, i): CountedNode => {
      return { code, parent: county, kind: 'department', counts: counts(pairs[i] ?? [0, 0]) };
    }),
  ];
};

describe('whoever knows that counts are whole and not negative', () => {
  it('finds another value for every small count, by trying all, and that none is told as none', () => {
    fc.assert(
      fc.property(worlds, (rows) => {
        const departments = rows.map(({ county }, i) => ({ code: `d${i}`, county }));
        const pairs = rows.map(({ pair }) => pair);
        const nodes = nodesOf(departments, pairs);
        const told = suppressSmallCells(nodes, RELATIONS, { threshold: THRESHOLD });
        expect(onlyOneValue(departments, pairs, told)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
