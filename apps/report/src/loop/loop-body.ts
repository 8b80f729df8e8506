import {
  caseKind,
  loopIndicators,
  type LoopCounts,
  type LoopIndicators,
} from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { csvOf, numberText } from '#shared/csv/csv-out.js';
import type { LoopAnswer } from './loop.types.js';

interface LoopRate {
  readonly indicator: keyof LoopIndicators;
  readonly numerator: keyof LoopCounts;
  readonly denominator: keyof LoopCounts;
}

/** What each rate of an answer is made of. */
const RATES: Readonly<Record<string, LoopRate>> = {
  verified: { indicator: 'verifiedRate', numerator: 'verified', denominator: 'opened' },
  rectified: { indicator: 'rectifiedRate', numerator: 'rectified', denominator: 'upheld' },
  rectifiedInTime: {
    indicator: 'rectifiedInTimeRate',
    numerator: 'rectifiedInTime',
    denominator: 'rectifiable',
  },
  replied: { indicator: 'repliedRate', numerator: 'replied', denominator: 'opened' },
  revisited: { indicator: 'revisitedRate', numerator: 'revisited', denominator: 'realNameClosed' },
  satisfied: { indicator: 'satisfiedRate', numerator: 'satisfied', denominator: 'revisited' },
};

const RATE_ENTRIES = Object.entries(RATES);

const plainCounts = ({ opened, closed, late, excluded }: LoopCounts) => ({
  opened,
  closed,
  open: opened - closed,
  late,
  excluded,
});

function ratesOf(counts: LoopCounts) {
  const indicators = loopIndicators(counts);
  return RATE_ENTRIES.map(([name, { indicator, numerator, denominator }]) => ({
    name,
    rate: indicators[indicator],
    numerator: counts[numerator],
    denominator: counts[denominator],
  }));
}

const figures = (code: string, name: string, counts: LoopCounts): object => ({
  ...{ code, name },
  ...plainCounts(counts),
  ...Object.fromEntries(ratesOf(counts).map(({ name: rate, ...made }) => [rate, made])),
});

/** The answer as a JSON object, without its `asOf`. */
export function loopBody({ query, withinName, total, rows }: LoopAnswer): object {
  const { by, within, peers = null, period, kind, now } = query;
  return {
    ...{ by, within, withinName, peers },
    ...{ period: period.name, first: period.first, last: period.last },
    ...{ kind, kindName: caseKind(kind).name, lateAt: chinaTime(now) },
    total: figures(within, withinName, total),
    rows: rows.map(({ code, name, counts }) => figures(code, name, counts)),
  };
}

/** Columns of an answer as CSV: each rate with its two numbers. */
const LOOP_COLUMNS = [
  ...['part', 'code', 'name', 'opened', 'closed', 'open', 'late', 'excluded'],
  ...RATE_ENTRIES.flatMap(([name]) => [`${name}Rate`, `${name}Numerator`, `${name}Denominator`]),
];

/** The rows as CSV; their codes are text. */
export const loopCsv = (answer: LoopAnswer): string =>
  csvOf(
    LOOP_COLUMNS,
    loopRows(answer).map(([part, code, ...rest]) => [part, numberText(code), ...rest]),
  );

/** A row: which part it is, whose, and its figures in the order of the columns. */
export type LoopCells = readonly ['total' | 'row', string, string, ...(number | null)[]];

/** The total, whose code is that of `within`, and the rows. */
export function loopRows({ query, withinName, total, rows }: LoopAnswer): LoopCells[] {
  return [
    ['total', query.within, withinName, ...figureCells(total)],
    ...rows.map(({ code, name, counts }): LoopCells => ['row', code, name, ...figureCells(counts)]),
  ];
}

const figureCells = (counts: LoopCounts): (number | null)[] => [
  ...Object.values(plainCounts(counts)),
  ...ratesOf(counts).flatMap(({ rate, numerator, denominator }) => [rate, numerator, denominator]),
];
