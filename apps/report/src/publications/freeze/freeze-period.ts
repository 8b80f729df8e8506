import type { ProvinceCounts, Publication } from '#shared/contract/publication.js';
import type { Day } from '#shared/domain/china-time.js';
import { compareTables } from '#shared/domain/publication/compare-tables.js';
import { writtenRow } from '#shared/domain/publication/canonical-csv.js';
import { previousOf, type PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Row, Tables } from '#shared/domain/publication/tables.js';
import type { Position, ScoreSnapshot } from '../../reading/score-reader.port.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { ReportPolicy } from '../../report.policy.js';
import { readDepartments } from './figures.js';
import { freezeScores, type FreezeBasis, type ScoreTables } from './freeze-tables.js';
import { areaLoopRows, departmentLoopRows, readLoop } from './loop-rows.js';
import type { RanksBefore } from './ranking-rows.js';
import { departmentRows } from './score-rows.js';

/** The publication of the period before, as far as a new one refers to it. */
export interface Compared {
  readonly publication: Publication;
  readonly areaRankings: readonly Row<'area-rankings'>[];
  readonly departmentRankings: readonly Row<'department-rankings'>[];
  readonly departments: readonly Row<'departments'>[];
}

/** A period as it stood at one moment. */
export interface FrozenPeriod {
  readonly position: Position;
  readonly tables: ScoreTables & Tables;
  readonly counts: ProvinceCounts;
  /** Figures of departments in the compared publication that are other now. */
  readonly moved: number;
}

export interface FreezeOptions extends Omit<FreezeBasis, 'ranksBefore'> {
  readonly compared: Compared | undefined;
  /** Epoch milliseconds; by it cases are late. */
  readonly now: number;
}

/** Reads all tables of a period from one snapshot. */
export async function freezePeriod(
  snapshot: ScoreSnapshot,
  options: FreezeOptions,
): Promise<FrozenPeriod> {
  const { period, view, policy, today, now, compared } = options;
  const ranksBefore = {
    areas: ranksOf(compared?.areaRankings),
    departments: ranksOf(compared?.departmentRankings),
  };
  const scores = await freezeScores(snapshot, { ...options, ranksBefore });
  const loop = await readLoop(snapshot, period, view, policy.calendar, now);
  const tables = {
    ...scores,
    'area-loop': areaLoopRows(view, loop),
    'department-loop': departmentLoopRows(view, loop),
  };
  const moved =
    compared === undefined
      ? 0
      : await movedSince(snapshot, period, compared, { view, policy, today });
  return { position: snapshot.position, tables, counts: countsOf(tables), moved };
}

/** Ranks by `peers/code`, of those that have one. */
export function ranksOf(
  rows: readonly (Row<'area-rankings'> | Row<'department-rankings'>)[] = [],
): RanksBefore {
  const ranks = new Map<string, number>();
  for (const { peers, code, rank } of rows) if (rank !== null) ranks.set(`${peers}/${code}`, rank);
  return ranks;
}

/** Counts that move only when something came late or was decided; windows close by themselves. */
const MOVING = [
  ...['level1', 'level2', 'level3', 'level4', 'level5', 'excluded', 'followUps'],
  ...['followUpsExcluded', 'visits', 'visitsExcluded', 'due', 'active', 'defaulted', 'unrated'],
];

interface MovedOptions {
  readonly view: RegistryDay;
  readonly policy: ReportPolicy;
  readonly today: Day;
}

async function movedSince(
  snapshot: ScoreSnapshot,
  period: PublishedPeriod,
  { departments }: Compared,
  { view, policy, today }: MovedOptions,
): Promise<number> {
  const tallies = await readDepartments(snapshot, previousOf(period), policy, today);
  const now = departmentRows(view, tallies, policy.weights);
  const written = (rows: readonly Row<'departments'>[]) =>
    rows.map((row) => withoutNone(writtenRow('departments', row)));
  const differences = compareTables('departments', written(departments), written(now), MOVING);
  return [...differences].length;
}

/** A department that came or went since, and counts nothing, has not moved. */
const withoutNone = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '0' ? '' : cell]));

/** Of the area that has none above it; what belongs to no area is in nobody's sum. */
function countsOf(tables: Pick<Tables, 'areas' | 'departments' | 'area-loop'>): ProvinceCounts {
  const { areas = [], departments = [] } = tables;
  const root = areas.find(({ parentCode }) => parentCode === '');
  const loop = tables['area-loop']?.find(({ code }) => code === root?.code);
  const count = (value: number | null | undefined): number => value ?? 0;
  return {
    areas: areas.length,
    departments: departments.length,
    ...{ valid: count(root?.valid), good: count(root?.good), bad: count(root?.bad) },
    excluded: count(root?.excluded),
    ...{ due: count(root?.due), active: count(root?.active), defaulted: count(root?.defaulted) },
    ...{ unrated: count(root?.unrated), pending: count(root?.pending) },
    cases: count(loop?.opened),
  };
}
