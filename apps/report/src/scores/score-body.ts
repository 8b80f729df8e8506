import { levelCount, type Counts, type DoorFilter, type Visits } from '#shared/domain/counts.js';
import type { Indicators } from '#shared/domain/indicators.js';
import { LEVELS, LEVEL_NAMES } from '#shared/domain/level.js';
import { csvOf, numberText, type CsvCell } from '#shared/csv/csv-out.js';
import type { Score, ScorePart } from './score.types.js';

type Levels = Record<string, number>;

const levelsOf = (counts: Counts, door: DoorFilter = 'all'): Levels =>
  Object.fromEntries(LEVELS.map((level) => [String(level), levelCount(counts, level, door)]));

/** What people said: the figures of the first clock. */
function saidOf({ figures }: ScorePart) {
  const { valid, good, bad, goodRate, goodRateLow, goodRateHigh, badRate, score } = figures;
  return { valid, good, bad, goodRate, goodRateLow, goodRateHigh, badRate, score };
}

function figuresOf(part: ScorePart, hasCohort: boolean) {
  const { excluded, due, active, defaulted, unrated, pending } = part.figures;
  const { activeRate, unratedRate, defaultShare } = part.figures;
  const cohort = {
    due,
    active,
    defaulted,
    unrated,
    pending,
    activeRate,
    unratedRate,
    defaultShare,
  };
  return {
    ...saidOf(part),
    excluded,
    ...(hasCohort ? cohort : nulls(cohort)),
    levels: levelsOf(part.counts),
  };
}

/** Silence came through no channel: a channel has no cohort. */
const nulls = (cohort: object): Record<string, null> =>
  Object.fromEntries(Object.keys(cohort).map((name) => [name, null]));

/** Unrated services of a channel or kind of hours have no windows here, so no `pending`. */
function cutOf(part: ScorePart, hasCohort: boolean) {
  const { code, name, figures, counts } = part;
  const { due, active, defaulted, unrated, activeRate } = figures;
  return {
    code,
    name,
    ...saidOf(part),
    ...(hasCohort ? { due, active, defaulted, unrated, activeRate } : {}),
    levels: levelsOf(counts),
  };
}

const visitsBody = ({ total, good, bad, levels, excluded }: Visits) => ({
  total,
  good,
  bad,
  levels: Object.fromEntries(LEVELS.map((level, i) => [String(level), levels[i] ?? 0])),
  excluded,
});

/** The score as a JSON object, without its `asOf`. */
export function scoreBody(score: Score): object {
  const { target, period, whole } = score;
  const hasCohort = target.subject !== 'channel';
  const { counts } = whole;
  const followUps = LEVELS.map((level) => [String(level), counts[`u${level}`] ?? 0] as const);
  return {
    subject: target.subject,
    code: target.code,
    name: target.name,
    areaCode: target.areaCode ?? null,
    deptCode: target.deptCode ?? null,
    period: period.name,
    first: period.first,
    last: period.last,
    generation: score.generation,
    ...figuresOf(whole, hasCohort),
    levelNames: LEVEL_NAMES,
    followUps: { levels: Object.fromEntries(followUps), excluded: counts.ux ?? 0 },
    visits: score.visits === undefined ? null : visitsBody(score.visits),
    doors: score.doors.map((door) => ({
      code: door.code,
      name: door.name,
      ...saidOf(door),
      levels: levelsOf(counts, door.code === 'direct' ? 'direct' : 'forwarded'),
    })),
    series: score.series.map((part) => ({ period: part.code, ...figuresOf(part, hasCohort) })),
    channels: score.channels.map((part) => cutOf(part, false)),
    hours: score.hours.map((part) => cutOf(part, true)),
    tags: score.tags,
  };
}

/** The figures of a row, in order. */
export const SCORE_FIGURES = [
  'excluded',
  'valid',
  'good',
  'bad',
  'goodRate',
  'goodRateLow',
  'goodRateHigh',
  'badRate',
  'score',
  'due',
  'active',
  'defaulted',
  'unrated',
  'pending',
  'activeRate',
  'unratedRate',
  'defaultShare',
] as const satisfies readonly (keyof Indicators)[];
const SAID = new Set<string>(SCORE_FIGURES.slice(0, 9));

/** Columns of a score as CSV: which part a row is, its levels, figures, or how many. */
export const SCORE_COLUMNS = [
  'part',
  'code',
  'name',
  ...LEVELS.map((level) => `level${level}`),
  ...SCORE_FIGURES,
  'count',
] as const;

/** The rows as CSV; their codes are text. */
export const scoreCsv = (score: Score): string =>
  csvOf(
    SCORE_COLUMNS,
    scoreRows(score).map(([part, code, ...rest]) => [part, numberText(String(code)), ...rest]),
  );

/** The whole first, then its days or months, visits, doors, channels, hours kinds and tags. */
export function scoreRows(score: Score): CsvCell[][] {
  const hasCohort = score.target.subject !== 'channel';
  const doors = score.doors.map((door) => row('door', door, false, doorOf(door)));
  return [
    row('total', score.whole, hasCohort),
    ...score.series.map((part) => row('period', part, hasCohort)),
    ...(score.visits === undefined ? [] : [visitsRow(score.visits)]),
    ...doors,
    ...score.channels.map((part) => row('channel', part, false)),
    ...score.hours.map((part) => row('hours', part, true, 'all', ['pending', 'unratedRate'])),
    ...score.tags.map(({ code, name, count }) => [
      'tag',
      code,
      name,
      ...LEVELS.map(() => null),
      ...SCORE_FIGURES.map(() => null),
      count,
    ]),
  ];
}

const doorOf = ({ code }: ScorePart): DoorFilter => (code === 'direct' ? 'direct' : 'forwarded');

/** `valid` and all rates stay empty, since visits are part of none; `count` is their total. */
function visitsRow(visits: Visits): CsvCell[] {
  const shown: Partial<Record<keyof Indicators, number>> = {
    excluded: visits.excluded,
    good: visits.good,
    bad: visits.bad,
  };
  const figures = SCORE_FIGURES.map((name) => shown[name] ?? null);
  return ['visits', 'visit', '无办件评价', ...visits.levels, ...figures, visits.total];
}

function row(
  kind: string,
  { code, name, counts, figures }: ScorePart,
  hasCohort: boolean,
  door: DoorFilter = 'all',
  without: readonly string[] = [],
): CsvCell[] {
  return [
    kind,
    code,
    name,
    ...LEVELS.map((level) => levelCount(counts, level, door)),
    ...SCORE_FIGURES.map((name) =>
      (hasCohort || SAID.has(name)) && !without.includes(name) ? figures[name] : null,
    ),
    null,
  ];
}
