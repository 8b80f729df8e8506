import { ratio } from '../indicators.js';
import type { WorkCalendar } from '../working-days.js';
import { unitLateDays, type HonourCase } from './honour-case.js';

export const HONOUR_LISTS = ['red', 'black'] as const;
export type HonourList = (typeof HONOUR_LISTS)[number];

/** What puts a department on a list (红黑榜). Every number is policy. */
export interface HonourRules {
  /** Fewer closed cases are too few for the red list. */
  readonly leastClosed: number;
  /** The least 回访满意率 of the red list, from 0 to 1. */
  readonly leastSatisfied: number;
  /** A case that is late by more working days puts its unit on the black list. */
  readonly mostLateDays: number;
}

export const DEFAULT_HONOUR_RULES: HonourRules = {
  leastClosed: 10,
  leastSatisfied: 0.95,
  mostLateDays: 10,
};

/** A case in which the unit was late. */
export interface LateCase {
  readonly code: string;
  /** Working days; null when the calendar does not tell. */
  readonly days: number | null;
}

/** How a department handled what people raised, cases of all kinds. */
export interface HonourFacts {
  readonly closed: number;
  readonly revisited: number;
  readonly satisfied: number;
  /** Late ones, open or closed, and those of which that cannot be told yet. */
  readonly late: readonly LateCase[];
  /** Codes of cases whose rectification turned out not to be one (整改不实). */
  readonly falsified: readonly string[];
}

/** Facts by unit, from cases that were closed in a period, and from those open at its end. */
export function honourFacts(
  cases: Iterable<HonourCase>,
  calendar: WorkCalendar,
  until: number,
  into = new Map<string, HonourFacts>(),
): Map<string, HonourFacts> {
  for (const one of cases) {
    const before = into.get(one.unit) ?? NONE;
    const isClosed = one.marks.closed !== undefined && one.marks.closed < until;
    const isReached = one.outcome === 'satisfied' || one.outcome === 'unsatisfied';
    const days = unitLateDays(one, calendar, until);
    const { code } = one;
    into.set(one.unit, {
      closed: before.closed + count(isClosed),
      revisited: before.revisited + count(isClosed && isReached),
      satisfied: before.satisfied + count(isClosed && one.outcome === 'satisfied'),
      late: days === 0 ? before.late : [...before.late, { code, days: days ?? null }],
      falsified: one.falsified ? [...before.falsified, code] : before.falsified,
    });
  }
  return into;
}

const NONE: HonourFacts = { closed: 0, revisited: 0, satisfied: 0, late: [], falsified: [] };
const count = (is: boolean): number => (is ? 1 : 0);

/** What speaks for or against a list. */
export const HONOUR_REASONS = {
  'very-late': '有事项超期过久',
  falsified: '整改不实',
  'too-few': '办结数不足',
  'not-in-time': '有事项未按期办理，或期限尚不能确定',
  'not-satisfied': '回访满意率不足，或没有回访',
} as const;
export type HonourReason = keyof typeof HONOUR_REASONS;

export interface HonourVerdict {
  readonly list: HonourList | null;
  /** Why it is on the black list; or, on none, why not on the red one. Empty on the red list. */
  readonly reasons: readonly HonourReason[];
}

/** On which list a department belongs. What cannot be computed accuses nobody, and praises nobody. */
export function judgeHonour(facts: HonourFacts, rules: HonourRules): HonourVerdict {
  const { closed, revisited, satisfied, late, falsified } = facts;
  const black = reasonsOf({
    'very-late': late.some(({ days }) => days !== null && days > rules.mostLateDays),
    falsified: falsified.length > 0,
  });
  if (black.length > 0) return { list: 'black', reasons: black };
  const rate = ratio(satisfied, revisited);
  const missing = reasonsOf({
    'too-few': closed < rules.leastClosed,
    'not-in-time': late.length > 0,
    'not-satisfied': rate === null || rate < rules.leastSatisfied,
  });
  return { list: missing.length === 0 ? 'red' : null, reasons: missing };
}

const reasonsOf = (found: Partial<Record<HonourReason, boolean>>): HonourReason[] =>
  (Object.keys(found) as HonourReason[]).filter((reason) => found[reason] === true);
