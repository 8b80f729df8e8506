import type { MeasureRelations } from './small-cells.types.js';

/**
 * What is told or hidden as one: a total by itself, or all parts of a split. A split that lacked
 * one of its parts would tell it by subtraction.
 */
export interface MeasureUnit {
  readonly members: readonly string[];
  /** The measure that the members add up to; absent when the unit is a total. */
  readonly whole?: string | undefined;
  /** The member that is no measure of the tables: `whole` less the others. */
  readonly rest?: string | undefined;
  /** Indices of units that cannot be told where this one is hidden. */
  readonly implies: readonly number[];
}

export interface MeasureUnits {
  /** In an order in which a unit stands before those that it implies. */
  readonly units: readonly MeasureUnit[];
  /** The index of the unit of a measure; `undefined` of what the relations do not name. */
  unitOf(measure: string): number | undefined;
}

/** Throws a `RangeError` when a measure is named twice, or units imply each other in a circle. */
export function measureUnits(relations: MeasureRelations): MeasureUnits {
  const groups = [
    ...relations.totals.map((measure) => ({
      members: [measure],
      whole: undefined,
      rest: undefined,
    })),
    ...relations.splits.map(({ whole, parts, rest }) => {
      return { members: rest === undefined ? parts : [...parts, rest], whole, rest };
    }),
  ];
  const places = new Map<string, number>();
  groups.forEach(({ members }, at) => {
    for (const measure of members) {
      if (places.has(measure)) throw new RangeError(`${measure} is named twice`);
      places.set(measure, at);
    }
  });
  const place = (measure: string): number => {
    const at = places.get(measure);
    if (at === undefined) throw new RangeError(`${measure} is neither a total nor a part`);
    return at;
  };
  const implied = groups.map((): number[] => []);
  relations.splits.forEach(({ whole }, i) => {
    implied[place(whole)]?.push(relations.totals.length + i);
  });
  for (const { hidden, also } of relations.follows ?? []) implied[place(hidden)]?.push(place(also));

  const order = sorted(implied);
  const rank = new Map(order.map((at, i) => [at, i]));
  const ranked = (at: number): number => rank.get(at) ?? 0;
  const units = order.map((at): MeasureUnit => {
    const { members = [], whole, rest } = groups[at] ?? {};
    return { members, whole, rest, implies: (implied[at] ?? []).map(ranked) };
  });
  return {
    units,
    unitOf: (measure) => {
      const at = places.get(measure);
      return at === undefined ? undefined : ranked(at);
    },
  };
}

function sorted(implied: readonly (readonly number[])[]): number[] {
  const done: number[] = [];
  const state = new Map<number, 'open' | 'done'>();
  const visit = (at: number): void => {
    if (state.get(at) === 'done') return;
    if (state.get(at) === 'open') throw new RangeError('measures hide each other in a circle');
    state.set(at, 'open');
    for (const next of implied[at] ?? []) visit(next);
    state.set(at, 'done');
    done.push(at);
  };
  implied.forEach((_, at) => {
    visit(at);
  });
  return done.reverse();
}
