import type { Counts } from '#shared/domain/counts.js';
import { NO_COUNTS, type LoopCounts } from '#shared/domain/casework/casework.js';
import { DEFAULT_WEIGHTS } from '#shared/domain/indicators.js';
import type { Tables } from '#shared/domain/publication/tables.js';
import {
  EMPTY_REGISTRY,
  VersionedTable,
  type Area,
  type Department,
} from '#shared/domain/registry.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { coverageRows } from '../../apps/report/src/publications/freeze/coverage-rows.js';
import {
  areaLoopRows,
  departmentLoopRows,
} from '../../apps/report/src/publications/freeze/loop-rows.js';
import {
  areaRankingRows,
  departmentRankingRows,
} from '../../apps/report/src/publications/freeze/ranking-rows.js';
import { areaRows, departmentRows } from '../../apps/report/src/publications/freeze/score-rows.js';
import { tagRows } from '../../apps/report/src/publications/freeze/tag-rows.js';
import type { Tallies } from '../../apps/report/src/reading/tally.js';
import { RegistryDay } from '../../apps/report/src/registry/registry-day.js';
import type { Random } from './random.js';

export interface MadeProvince {
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
}

const DAY = '2026-06-30';
const TAGS = [...NATIONAL_TAGS.values()].filter(({ status }) => status === 'active');
const POLICY = { minimumSample: 30, official: 'goodRate', weights: DEFAULT_WEIGHTS } as const;

/** All numbers of a made-up month, as a publication freezes them. */
export function madeTables(province: MadeProvince, random: Random): Tables {
  const view = new RegistryDay(
    {
      ...EMPTY_REGISTRY,
      areas: new VersionedTable(province.areas),
      departments: new VersionedTable(province.departments),
    },
    DAY,
  );
  const tallies = madeTallies(province, random);
  const before = new Map<string, number>();
  const loop = madeLoop(view, province, random);
  return {
    'area-rankings': areaRankingRows(view, tallies, POLICY, before),
    'department-rankings': departmentRankingRows(view, tallies, POLICY, before),
    areas: areaRows(view, tallies, DEFAULT_WEIGHTS),
    departments: departmentRows(view, tallies, DEFAULT_WEIGHTS),
    tags: tagRows(view, madeTags(province, random), NATIONAL_TAGS),
    'area-loop': areaLoopRows(view, loop),
    'department-loop': departmentLoopRows(view, loop),
    coverage: coverageRows(view, { departments: tallies, items: new Map(), points: new Map() }),
  };
}

/** Most departments have many ratings; some have few, some few who answer, some none. */
function madeTallies({ departments }: MadeProvince, random: Random): Tallies {
  return new Map(
    departments.map(({ code }) => {
      const due = random.chance(0.15) ? random.int(0, 40) : random.int(100, 20_000);
      const active = Math.round(due * (random.chance(0.1) ? 0.05 : random.next()));
      const share = 0.7 + random.next() * 0.3;
      const counts: Counts = { n: due, a: active, s: Math.round((due - active) * 0.2) };
      const good = Math.round(active * share);
      counts.d5 = Math.round(good * 0.7);
      counts.d4 = Math.round(good * 0.2);
      counts.d3 = good - counts.d5 - counts.d4;
      counts.d2 = Math.round((active - good) * 0.6);
      counts.d1 = active - good - counts.d2;
      return [code, { counts, pending: 0 }];
    }),
  );
}

const madeTags = ({ areas }: MadeProvince, random: Random) =>
  new Map(
    areas.map(({ code }) => [
      code,
      new Map(TAGS.map((tag) => [tag.code, random.int(0, 400)] as const)),
    ]),
  );

function madeLoop(view: RegistryDay, { departments }: MadeProvince, random: Random) {
  const byArea = new Map<string, LoopCounts>();
  const byDepartment = new Map<string, LoopCounts>();
  for (const { code, areaCode } of departments) {
    const opened = random.int(0, 60);
    const closed = Math.round(opened * 0.8);
    const counts: LoopCounts = {
      ...NO_COUNTS,
      ...{ opened, closed, verified: closed, upheld: Math.round(closed * 0.6), replied: closed },
      ...{ rectified: Math.round(closed * 0.5), rectifiable: Math.round(closed * 0.6) },
      ...{ rectifiedInTime: Math.round(closed * 0.4), realNameClosed: Math.round(closed * 0.5) },
      ...{ revisited: Math.round(closed * 0.4), satisfied: Math.round(closed * 0.3) },
    };
    byDepartment.set(code, counts);
    for (const area of view.areas.lineage(areaCode)) {
      const sum = byArea.get(area.code) ?? NO_COUNTS;
      const added = Object.entries(counts).map(([name, n]: [string, number]) => [
        name,
        n + sum[name as keyof LoopCounts],
      ]);
      byArea.set(area.code, Object.fromEntries(added) as LoopCounts);
    }
  }
  return { areas: byArea, departments: byDepartment };
}
