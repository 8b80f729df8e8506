import type { Random } from '../random/random.js';
import { weighted, zipfWeights, type Weighted } from '../random/weighted.js';
import type { DemoDepartment, DemoItem, DemoPoint, DemoRegistry } from '../registry/registry.js';
import {
  hallCode,
  platformCode,
  platformAreaOf,
  PROVINCIAL,
  spaceOf,
} from '../registry/sources.js';

/** A department as people meet it: its items, its windows, the systems that send for it. */
export interface Venue {
  readonly dept: DemoDepartment;
  readonly items: readonly DemoItem[];
  readonly drawItem: Weighted<number>;
  readonly windows: readonly DemoPoint[];
  readonly terminal: DemoPoint | undefined;
  readonly online: DemoPoint | undefined;
  readonly platform: string;
  /** The hall's own rating system, which shares the platform's space. */
  readonly hall: string | undefined;
  readonly space: string;
  /** Weeks before `now` in which things went wrong here; undefined: never. */
  readonly badWeek: number | undefined;
}

export interface World {
  readonly venues: readonly Venue[];
  readonly drawVenue: Weighted<Venue>;
  /** Windows where people are treated badly. */
  readonly badPoints: ReadonlySet<string>;
  /** The own space of every source. */
  readonly ownSpaces: ReadonlyMap<string, string>;
}

const BAD_POINT_SHARE = 0.03;
const BAD_WEEK_SHARE = 0.12;
const WEEKS = 57;

function groupByDept<T extends { readonly deptCode: string }>(
  rows: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.deptCode);
    if (group === undefined) groups.set(row.deptCode, [row]);
    else group.push(row);
  }
  return groups;
}

/** Makes the world of a registry: who is busy, which windows and weeks are bad. */
export function makeWorld(registry: DemoRegistry, random: Random): World {
  const items = groupByDept(registry.items);
  const points = groupByDept(registry.points);
  const platformAreas = new Map(registry.areas.map((a) => [a.code, platformAreaOf(a)]));
  const levels = new Map(registry.areas.map((a) => [a.code, a.level]));
  const itemTables = new Map<number, Weighted<number>>();
  const drawAmong = (n: number): Weighted<number> => {
    const known = itemTables.get(n);
    if (known !== undefined) return known;
    const table = weighted(
      Array.from({ length: n }, (_, i) => i),
      zipfWeights(n, 1.1),
    );
    itemTables.set(n, table);
    return table;
  };
  const venues = registry.departments.map((dept): Venue => {
    const own = points.get(dept.code) ?? [];
    const ofLetter = (letter: string) => own.filter((p) => p.pointCode.includes(`-${letter}`));
    const area = platformAreas.get(dept.areaCode) ?? dept.areaCode;
    const level = levels.get(area);
    const deptItems = items.get(dept.code) ?? [];
    return {
      dept,
      items: deptItems,
      drawItem: drawAmong(deptItems.length),
      windows: ofLetter('W'),
      terminal: ofLetter('T')[0],
      online: ofLetter('N')[0],
      platform: level === 'province' ? PROVINCIAL.portal : platformCode(area),
      hall: level === 'city' ? hallCode(area) : undefined,
      space: spaceOf(area),
      badWeek: random.chance(BAD_WEEK_SHARE) ? random.below(WEEKS) : undefined,
    };
  });
  return {
    venues,
    drawVenue: weighted(
      venues,
      venues.map((v) => v.dept.weight),
    ),
    badPoints: new Set(
      registry.points.filter(() => random.chance(BAD_POINT_SHARE)).map((p) => p.pointCode),
    ),
    ownSpaces: new Map(registry.sources.map((s) => [s.code, s.spaces[0] ?? s.code])),
  };
}
