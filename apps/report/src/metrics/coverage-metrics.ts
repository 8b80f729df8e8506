import type { Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { CoverageService } from '../coverage/coverage.service.js';
import { addCoverage, noCoverage, type CoverageCounts } from '../coverage/coverage.types.js';
import { periodOf, type Clock } from '../http/clock.js';
import type { ScoreReader, ScoreSnapshot } from '../reading/score-reader.port.js';
import type { Tallies } from '../reading/tally.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { scopeOf, type Scope } from '../registry/scope.js';
import { labelledLineage } from './area-figures.js';
import { coverageSamples, type CoverageSamples } from './coverage-samples.js';
import { rested } from './rested.js';
import { ScrapedGauges } from './scraped-gauges.js';

const LABELS = ['area', 'kind'] as const;
const SPECS = {
  hcp_coverage_registered: {
    help: 'Entries of the registry in an area’s subtree: departments, items, points, systems',
    labels: LABELS,
  },
  hcp_coverage_with_service: {
    help: 'Of these, those with a service record this month; of systems, those that sent anything',
    labels: LABELS,
  },
  hcp_coverage_with_rating: {
    help: 'Items and points of an area’s subtree with a chosen rating this month',
    labels: LABELS,
  },
} as const;

export interface CoverageMetricSources {
  readonly reader: ScoreReader;
  readonly coverage: CoverageService;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** 接入覆盖率 and 评价覆盖率 of the month as the counts they are made of. */
export class CoverageMetrics {
  /** What was made of the scores that were read last. */
  private known: { readonly basis: string; readonly samples: CoverageSamples } | undefined;

  constructor(
    registry: Registry,
    private readonly sources: CoverageMetricSources,
  ) {
    new ScrapedGauges(registry, {
      specs: SPECS,
      read: rested(() => sources.reader.read((snapshot) => this.samplesOf(snapshot))),
      logger: sources.logger,
      fault: 'the metrics of coverage cannot be read',
    });
  }

  private async samplesOf(snapshot: ScoreSnapshot): Promise<CoverageSamples> {
    const { days, clock, coverage } = this.sources;
    const today = clock.today();
    const view = days.on(today);
    const root = [...view.areas.all()].find(({ parentCode }) => parentCode === undefined);
    const scope = root === undefined ? undefined : scopeOf(view, root.code);
    if (root === undefined || scope === undefined) return coverageSamples(new Map(), undefined);
    const basis = `${snapshot.position.version} ${days.version} ${today}`;
    if (this.known?.basis === basis) return this.known.samples;
    const period = periodOf(undefined, today);
    const codes = new Set(scope.departments.keys());
    const [tallies = NONE] = await snapshot.departments([{ period, openDays: [] }], codes);
    const byDepartment = await coverage.byDepartment(period, scope, snapshot, tallies);
    const systems = await coverage.systems(period, scope, snapshot);
    const samples = coverageSamples(byArea(scope, byDepartment), { area: root.code, ...systems });
    this.known = { basis, samples };
    return samples;
  }
}

const NONE: Tallies = new Map();

/** Departments' counts, summed into the areas above them that may label a metric. */
function byArea(
  { view, departments }: Scope,
  byDepartment: ReadonlyMap<string, CoverageCounts>,
): Map<string, CoverageCounts> {
  const sums = new Map<string, CoverageCounts>();
  for (const { code, areaCode } of departments.values()) {
    for (const area of labelledLineage(view, areaCode)) {
      const sum = sums.get(area) ?? noCoverage();
      addCoverage(sum, byDepartment.get(code));
      sums.set(area, sum);
    }
  }
  return sums;
}
