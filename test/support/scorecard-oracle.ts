import { workCalendar } from '#shared/calendar/work-calendar.js';
import {
  addLoopCounts,
  loopCounts,
  NO_COUNTS,
  type LoopCounts,
} from '#shared/domain/casework/casework.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import type { ServiceFacts } from '#shared/domain/service-facts.js';
import { lineageOf, presentRound, type MadeCase } from './loop-cases.js';
import { DEPARTMENTS, subtree } from './registry.js';
import { allDepartments, expectedRows } from './report-oracle.js';

/** What happened, and for which period it is judged. */
export interface World {
  readonly services: readonly ServiceFacts[];
  readonly cases: readonly MadeCase[];
  readonly evaluations: readonly Evaluation[];
  readonly period: Period;
  readonly openDays: ReadonlySet<Day>;
  readonly now: number;
}

/** What is weighed: figure, weight, the value that earns nothing and the one that earns all. */
export type Weighed = readonly [code: string, weight: number, zero: number, full: number];
export type Fraction = readonly [numerator: number, denominator: number];

export interface ExpectedCard {
  readonly fractions: Readonly<Record<string, Fraction>>;
  /** Hundredths of points by figure; null without data. */
  readonly points: Readonly<Record<string, number | null>>;
  readonly reached: number;
  readonly weight: number;
  readonly rate: number | null;
}

/** The card of an area or department, counted one event at a time from what happened. */
export function expectedCard(
  world: World,
  subject: 'area' | 'department',
  code: string,
  table: readonly Weighed[],
): ExpectedCard {
  const fractions = fractionsOf(world, subject, code);
  const points = Object.fromEntries(
    table.map(([figure, weight, zero, full]) => {
      const [n, d] = fractions[figure] ?? [0, 0];
      return [figure, d === 0 ? null : hundredths(n / d, weight, zero, full)];
    }),
  );
  const reached = table.reduce((sum, [figure]) => sum + (points[figure] ?? 0), 0);
  const weight = table.reduce((sum, [figure, own]) => sum + (points[figure] === null ? 0 : own), 0);
  return {
    ...{ fractions, points, weight },
    reached: reached / 100,
    rate: weight === 0 ? null : reached / weight,
  };
}

function hundredths(value: number, weight: number, zero: number, full: number): number {
  const [from, to] = [Math.min(zero, full), Math.max(zero, full)];
  const kept = Math.min(to, Math.max(from, value));
  return Math.round((Math.abs(kept - zero) / (to - from)) * weight * 100 + 1e-7);
}

function fractionsOf(
  world: World,
  subject: 'area' | 'department',
  code: string,
): Readonly<Record<string, Fraction>> {
  const { services, period, openDays } = world;
  const rows = expectedRows(services, {
    ...{ subject, period, openDays, door: 'all', departments: allDepartments },
  });
  const { levels, due, active, defaulted, pending } = rows.get(code) ?? {
    ...{ levels: [0, 0, 0, 0, 0], due: 0, active: 0, defaulted: 0, pending: 0 },
  };
  const valid = levels.reduce((a, b) => a + b);
  const good = levels.slice(2).reduce((a, b) => a + b);
  const loop = loopOf(world, subject, code);
  return {
    goodRate: [good, valid],
    score: [levels.reduce((sum, n, i) => sum + n * ([0, 30, 60, 80, 100][i] ?? 0), 0), valid],
    activeRate: [active, due],
    defaultShare: [defaulted, due],
    unratedRate: [due - active - defaulted - pending, due - pending],
    ...itemsOf(world, subject, code),
    repliedRate: [loop.replied, loop.opened],
    rectifiedInTimeRate: [loop.rectifiedInTime, loop.rectifiable],
    thirdParty: givenOf(world, subject, code),
  };
}

function itemsOf({ services, period }: World, subject: string, code: string) {
  const areas = subtree(code);
  const own = DEPARTMENTS.filter((one) =>
    subject === 'area' ? areas.has(one.area) : one.code === code,
  );
  const items = new Set(own.flatMap((one) => one.items));
  const served = new Set<string>();
  const active = new Set<string>();
  for (const { revisions, ratings } of services) {
    const [service] = revisions;
    if (service === undefined || service.withdrawn === true) continue;
    const day = chinaDay(service.servedAt);
    if (!items.has(service.taskCode) || day < period.first || day > period.last) continue;
    served.add(service.taskCode);
    if (ratings.some((one) => one.round === 1 && !one.isDefault)) active.add(service.taskCode);
  }
  return {
    itemCoverage: [served.size, items.size],
    itemRatingCoverage: [active.size, served.size],
  } as const;
}

/** Also how many of somebody's cases are late. */
export function loopOf({ cases, period, now }: World, subject: string, code: string): LoopCounts {
  return cases
    .map(presentRound)
    .filter(({ kind, openedAt }) => {
      const day = chinaDay(openedAt);
      return kind === 'bad-rating' && day >= period.first && day <= period.last;
    })
    .filter(({ areaCode, unit, deptCode }) =>
      subject === 'area' ? lineageOf(areaCode).includes(code) : (unit ?? deptCode) === code,
    )
    .map((file) => loopCounts(file, CALENDAR, now))
    .reduce(addLoopCounts, NO_COUNTS);
}
const CALENDAR = workCalendar();

function givenOf({ evaluations, period }: World, subject: string, code: string): Fraction {
  const own = evaluations.filter(
    (one) =>
      one.subject === subject &&
      one.code === code &&
      one.kind === 'third-party' &&
      one.period === period.name,
  );
  const sum = (key: 'score' | 'full') =>
    own.reduce((all, one) => all + Math.round(one[key] * 100), 0) / 100;
  return [sum('score'), sum('full')];
}
