import { indicatorsOf, type Indicators } from '#shared/domain/indicators.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { rank, type Rankable } from '#shared/domain/ranking.js';
import { AREA_LEVELS, type AreaLevel } from '#shared/domain/registry.js';
import { INDICATORS } from '../../rankings/indicator-spec.js';
import { emptyTally, type Tallies, type Tally } from '../../reading/tally.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { ReportPolicy } from '../../report.policy.js';
import { areaTallies } from './score-rows.js';

export type RankingPolicy = Pick<ReportPolicy, 'minimumSample' | 'official' | 'weights'>;

/** Ranks in the publication before, by `peers/code`. */
export type RanksBefore = ReadonlyMap<string, number>;

const INSUFFICIENT = '样本不足';

interface Subject {
  readonly code: string;
  readonly name: string;
  readonly tally: Tally;
}

/** Areas ranked among those of their level, by the official indicator. */
export function areaRankingRows(
  view: RegistryDay,
  departments: Tallies,
  policy: RankingPolicy,
  before: RanksBefore,
): Row<'area-rankings'>[] {
  const sums = areaTallies(view, departments);
  // There is one province, which is first among itself.
  return AREA_LEVELS.filter((level) => level !== 'province').flatMap((level) => {
    const areas = Array.from(view.areas.all()).filter((area) => area.level === level);
    const subjects = areas.map(({ code, name }) => ({
      ...{ code, name },
      tally: sums.get(code) ?? emptyTally(),
    }));
    return rankedRows(level, subjects, policy, before);
  });
}

/** Departments ranked among those whose areas are of one level. */
export function departmentRankingRows(
  view: RegistryDay,
  departments: Tallies,
  policy: RankingPolicy,
  before: RanksBefore,
): Row<'department-rankings'>[] {
  return AREA_LEVELS.flatMap((level) => {
    const peers = Array.from(view.departments.values()).filter((d) => view.levelOf(d) === level);
    const subjects = peers.map(({ code, name }) => ({
      ...{ code, name },
      tally: departments.get(code) ?? emptyTally(),
    }));
    return rankedRows(level, subjects, policy, before).map((row) => ({
      ...row,
      areaCode: view.departments.get(row.code)?.areaCode ?? '',
    }));
  });
}

/** The ranked ones in their order, then those with too small a sample. */
function rankedRows(
  peers: AreaLevel,
  subjects: readonly Subject[],
  policy: RankingPolicy,
  before: RanksBefore,
): Row<'area-rankings'>[] {
  const { rankedBy, sample, direction } = INDICATORS[policy.official];
  const rows = subjects.map(({ code, name, tally }) => {
    const figures = indicatorsOf(tally.counts, tally.pending, 'all', policy.weights);
    const { valid } = figures;
    const rankable: Rankable = { code, value: figures[rankedBy], sample: figures[sample], valid };
    return { ...rankable, name, figures };
  });
  const { ranked, insufficient } = rank(rows, policy.minimumSample, direction);
  return [
    ...ranked.map(({ rank: place, row: { code, name, figures } }) => {
      const old = before.get(`${peers}/${code}`);
      const change = old === undefined ? null : old - place;
      return { ...{ peers, rank: place, code, name }, ...shown(figures), change, note: '' };
    }),
    ...insufficient.map(({ code, name, figures }) => ({
      ...{ peers, rank: null, code, name },
      ...shown(figures),
      ...{ change: null, note: INSUFFICIENT },
    })),
  ];
}

function shown(figures: Indicators) {
  const { valid, good, bad, goodRate, goodRateLow, goodRateHigh, score } = figures;
  const { due, active, defaulted, unrated, pending, activeRate } = figures;
  return {
    ...{ valid, good, bad, goodRate, goodRateLow, goodRateHigh, score },
    ...{ due, active, defaulted, unrated, pending, activeRate },
  };
}
