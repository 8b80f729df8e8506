import { chinaDayNumber, dayText } from '../events/calendar.js';
import { seededRandom } from '../random/random.js';
import type { DemoRegistry } from '../registry/registry.js';
import { compareRows, FIGURES_OF, type Difference } from './compare-rows.js';
import type { Figures } from './figures.js';
import { fetchRows, type RankingQuery } from './report-rows.js';
import { periodsAround, spanOf } from './span.js';
import type { Subject } from './subject.js';
import { trueFigures } from './true-figures.js';
import type { Truth } from './truth.js';

export interface CompareOptions {
  readonly registry: DemoRegistry;
  /** Now, epoch milliseconds: which rating windows are open. */
  readonly now: number;
  /** How many days to look at, beside all months, quarters and years. */
  readonly sampleDays?: number;
  /** Of how many departments to look at the items and points. */
  readonly sampleDepartments?: number;
  readonly seed?: string;
}

export interface Comparison {
  readonly figures: number;
  readonly rankings: number;
  readonly differences: readonly Difference[];
  /** One line for people. */
  readonly summary: string;
}

const AREA_PEERS = ['province', 'city', 'county', 'town'];

/**
 * Asks report for the rankings of all subjects at all months, quarters and years that occur and a
 * sample of days, and compares every figure with the simulator's own.
 */
export async function compareWithReport(
  baseUrl: string,
  truth: Truth,
  options: CompareOptions,
): Promise<Comparison> {
  const { registry, now, sampleDays = 8, sampleDepartments = 12, seed = 'compare' } = options;
  const parents = new Map(registry.areas.map((a) => [a.code, a.parentCode]));
  const days = daysOf(truth);
  const random = seededRandom(seed);
  const some = Array.from({ length: sampleDays }, () => dayText(random.pick(days)));
  const wholes = [...new Set(days.flatMap(periodsAround))].sort();
  const periods = [...wholes, dayText(Math.max(...days)), ...some];
  const sample = busyAndRandom(truth, sampleDepartments, random.pick.bind(random));
  const ownersOf = {
    item: new Map(registry.items.map((i) => [i.taskCode, i.deptCode])),
    point: new Map(registry.points.map((p) => [p.pointCode, p.deptCode])),
  };
  const differences: Difference[] = [];
  let figures = 0;
  let rankings = 0;
  const compare = async (
    expected: ReadonlyMap<string, Figures>,
    queries: readonly RankingQuery[],
  ): Promise<void> => {
    for (const query of queries) {
      const rows = await fetchRows(baseUrl, query);
      const where = `${query.subject} ${query.peers ?? query.within ?? ''} ${query.period}`;
      const shown = query.peers === undefined ? expected : ofPeers(expected, query, registry);
      figures += compareRows(where, FIGURES_OF[query.subject], shown, rows, differences);
      rankings += 1;
    }
  };
  for (const period of new Set(periods)) {
    const span = spanOf(period);
    const ask = (subject: Subject) =>
      trueFigures(truth, { subject, span, today: chinaDayNumber(now), parents });
    for (const subject of ['department', 'channel', 'hours'] as const) {
      await compare(ask(subject), [{ subject, period }]);
    }
    await compare(
      ask('area'),
      AREA_PEERS.map((peers) => ({ subject: 'area', period, peers })),
    );
    for (const subject of ['item', 'point'] as const) {
      const byOwner = groupedBy(ask(subject), ownersOf[subject]);
      await Promise.all(
        Array.from(sample, (within) =>
          compare(byOwner.get(within) ?? new Map(), [{ subject, period, within }]),
        ),
      );
    }
  }
  const summary =
    `${figures} figures in ${rankings} rankings compared with the true answer: ` +
    `${differences.length} differences`;
  return { figures, rankings, differences, summary };
}

/** The China days on which somebody rated or was served. */
function daysOf(truth: Truth): number[] {
  const days = new Set<number>();
  for (const one of truth.cases()) {
    if (one.service !== undefined) days.add(one.service.day);
    for (const rating of one.ratings.values()) days.add(rating.day);
  }
  return [...days];
}

/** Half of the sample the busiest departments, half any that occur. */
function busyAndRandom(
  truth: Truth,
  size: number,
  pick: (codes: readonly string[]) => string,
): Set<string> {
  const counts = new Map<string, number>();
  for (const { deptCode } of truth.cases()) counts.set(deptCode, (counts.get(deptCode) ?? 0) + 1);
  const busiest = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const chosen = new Set(busiest.slice(0, Math.ceil(size / 2)));
  for (let i = chosen.size; i < size; i += 1) chosen.add(pick(busiest));
  return chosen;
}

/** Figures of items or points, by the department they belong to. */
function groupedBy(
  figures: ReadonlyMap<string, Figures>,
  owners: ReadonlyMap<string, string>,
): Map<string, Map<string, Figures>> {
  const groups = new Map<string, Map<string, Figures>>();
  for (const [code, one] of figures) {
    const owner = owners.get(code) ?? '';
    const group = groups.get(owner) ?? new Map<string, Figures>();
    groups.set(owner, group.set(code, one));
  }
  return groups;
}

/** Of the true figures of areas, those of one level. */
function ofPeers(
  expected: ReadonlyMap<string, Figures>,
  { peers }: RankingQuery,
  registry: DemoRegistry,
): Map<string, Figures> {
  const level = new Map(registry.areas.map((a) => [a.code, a.level]));
  return new Map([...expected].filter(([code]) => level.get(code) === peers));
}
