import { addDays, startOfChinaDay, type Day } from '#shared/domain/china-time.js';
import {
  honourFacts,
  judgeHonour,
  type HonourFacts,
  type HonourList,
  type HonourRules,
  type HonourVerdict,
} from '#shared/domain/honour/honour-rules.js';
import type { Period } from '#shared/domain/period.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { scopeOf, type Scope } from '../registry/scope.js';
import type { ReportPolicy } from '../report.policy.js';
import type { HonourCases } from './honour-cases.port.js';

/** A question about the lists: parsed, with its defaults filled in. */
export interface HonourQuery {
  readonly within: string;
  readonly period: Period;
  /** Only those on this list. */
  readonly list?: HonourList | undefined;
  /** The present minute, epoch milliseconds. */
  readonly now: number;
}

/** A department that had a case, and where that puts it. */
export interface HonourRow extends HonourFacts, HonourVerdict {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
}

export interface HonourAnswer {
  readonly query: HonourQuery;
  readonly withinName: string;
  /** Up to when cases are looked at: the end of the period, or now. Epoch milliseconds. */
  readonly until: number;
  readonly rules: HonourRules;
  /** By code. */
  readonly rows: readonly HonourRow[];
}

/** Who belongs on the red and the black list by the rules; that puts nobody on them. */
export class HonoursService {
  constructor(
    private readonly registry: RegistryDays,
    private readonly cases: HonourCases,
    private readonly policy: Pick<ReportPolicy, 'calendar'>,
    private readonly rules: HonourRules,
  ) {}

  /** What the question is about; undefined when the registry in force does not know `within`. */
  scope({ within, period }: HonourQuery, today: Day): Scope | undefined {
    return scopeOf(this.registry.at(period, today), within);
  }

  async compute(query: HonourQuery, { departments, name }: Scope): Promise<HonourAnswer> {
    const { period, list, now } = query;
    const from = startOfChinaDay(period.first);
    const until = Math.min(now, startOfChinaDay(addDays(period.last, 1)));
    const facts = new Map<string, HonourFacts>();
    // Asked for once: a calendar that follows the registry looks for it with every day.
    const calendar = { ...this.policy.calendar };
    for await (const piece of this.cases.read({ from, until })) {
      const within = piece.filter(({ unit }) => departments.has(unit));
      honourFacts(within, calendar, until, facts);
    }
    const rows = Array.from(facts, ([code, found]): HonourRow => {
      const department = departments.get(code);
      const place = { code, name: department?.name ?? code, areaCode: department?.areaCode ?? '' };
      return { ...place, ...found, ...judgeHonour(found, this.rules) };
    });
    rows.sort((a, b) => (a.code < b.code ? -1 : 1));
    return {
      ...{ query, withinName: name, until, rules: this.rules },
      rows: list === undefined ? rows : rows.filter((row) => row.list === list),
    };
  }
}
