import type { Day } from '#shared/domain/china-time.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Tables } from '#shared/domain/publication/tables.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { ReportPolicy } from '../../report.policy.js';
import { coverageRows } from './coverage-rows.js';
import { readFigures, type FigureSource } from './figures.js';
import { areaRankingRows, departmentRankingRows, type RanksBefore } from './ranking-rows.js';
import { areaRows, departmentRows } from './score-rows.js';
import { tagRows } from './tag-rows.js';

/** What figures are made by. */
export interface FreezeBasis {
  readonly period: PublishedPeriod;
  /** The registry in force at the period's end. */
  readonly view: RegistryDay;
  readonly tags: TagCatalogue;
  readonly policy: ReportPolicy;
  /** The China day of the freeze: by it services are pending. */
  readonly today: Day;
  readonly ranksBefore: {
    readonly areas: RanksBefore;
    readonly departments: RanksBefore;
  };
}

/**
 * The tables that are a function of the ledger and the registry: made of the score documents when a
 * period is frozen, and of the ledger itself when that is verified.
 */
export async function freezeScores(source: FigureSource, basis: FreezeBasis) {
  const { period, view, tags, policy, today, ranksBefore } = basis;
  const figures = await readFigures(source, period, view, policy, today);
  const { departments } = figures;
  return {
    'area-rankings': areaRankingRows(view, departments, policy, ranksBefore.areas),
    'department-rankings': departmentRankingRows(
      view,
      departments,
      policy,
      ranksBefore.departments,
    ),
    areas: areaRows(view, departments, policy.weights),
    departments: departmentRows(view, departments, policy.weights),
    tags: tagRows(view, figures.tags, tags),
    coverage: coverageRows(view, figures),
  } satisfies Tables;
}

export type ScoreTables = Awaited<ReturnType<typeof freezeScores>>;
