import { determinedCells, type KnownSum } from '../domain/suppression/determined-cells.js';
import type {
  CountedNode,
  MeasureRelations,
  Suppression,
} from '../domain/suppression/small-cells.types.js';

/** An open table as a reader has it who knows what its numbers have to do with each other. */
export interface ReadTable {
  readonly name: string;
  readonly nodes: readonly Pick<CountedNode, 'code' | 'parent' | 'kind'>[];
  readonly relations: MeasureRelations;
  readonly told: Pick<Suppression, 'isTold'>;
  /** Names of tables of which each department's row here is the sum. */
  readonly sumOf?: readonly string[] | undefined;
}

export const cellName = (table: string, code: string, measure: string): string =>
  `${table}/${code}/${measure}`;

/** Withheld cells, by `cellName`, that can be computed from all told cells of all tables together. */
export function computedCells(tables: readonly ReadTable[]): Set<string> {
  return determinedCells(tables.flatMap((table) => [...sumsOf(table, tables)]));
}

type Term = readonly [table: ReadTable, code: string, measure: string, coefficient: number];

function* sumsOf(table: ReadTable, tables: readonly ReadTable[]): Generator<KnownSum> {
  const { nodes, relations, sumOf = [] } = table;
  const { totals, splits } = relations;
  const measures = [...totals, ...splits.flatMap(membersOf)];
  const parts = tables.filter(({ name }) => sumOf.includes(name));
  for (const { code, kind } of nodes) {
    for (const split of splits) {
      const terms = membersOf(split).map((part): Term => [table, code, part, -1]);
      yield unknowns([[table, code, split.whole, 1], ...terms]);
    }
    const below = nodes.filter(({ parent }) => parent === code);
    for (const measure of measures) {
      const whole: Term = [table, code, measure, 1];
      if (below.length > 0) {
        yield unknowns([whole, ...below.map((row): Term => [table, row.code, measure, -1])]);
      } else if (kind === 'department' && parts.length > 0) {
        yield unknowns([whole, ...parts.map((part): Term => [part, code, measure, -1])]);
      }
    }
  }
}

const membersOf = ({ parts, rest }: MeasureRelations['splits'][number]): string[] =>
  rest === undefined ? [...parts] : [...parts, rest];

function unknowns(terms: readonly Term[]): KnownSum {
  const sum = new Map<string, number>();
  for (const [table, code, measure, coefficient] of terms) {
    const isRest = table.relations.splits.some(({ rest }) => rest === measure);
    if (!isRest && table.told.isTold(code, measure)) continue;
    const name = cellName(table.name, code, measure);
    sum.set(name, (sum.get(name) ?? 0) + coefficient);
  }
  return sum;
}
