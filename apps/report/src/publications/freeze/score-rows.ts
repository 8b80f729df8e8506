import { levelCounts, visitsOf, type CountKey } from '#shared/domain/counts.js';
import { indicatorsOf, type LevelWeights } from '#shared/domain/indicators.js';
import { LEVELS } from '#shared/domain/level.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { addTally, emptyTally, hasEvents, type Tallies, type Tally } from '../../reading/tally.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import { byCode, byOwnArea, sumByArea } from './sum-by-area.js';

/** The figures of one tally, as areas and departments have them. */
function figuresOf(tally: Tally, weights: LevelWeights) {
  const { counts, pending } = tally;
  const [level1 = 0, level2 = 0, level3 = 0, level4 = 0, level5 = 0] = levelCounts(counts);
  const visits = visitsOf(counts);
  return {
    ...{ level1, level2, level3, level4, level5 },
    ...indicatorsOf(counts, pending, 'all', weights),
    followUps: LEVELS.reduce((sum, level) => sum + (counts[`u${level}` as CountKey] ?? 0), 0),
    followUpsExcluded: counts.ux ?? 0,
    visits: visits.total,
    visitsExcluded: visits.excluded,
  };
}

/** Tallies of all areas, each with its whole subtree. */
export const areaTallies = (view: RegistryDay, departments: Tallies): Map<string, Tally> =>
  sumByArea(view, byOwnArea(view, departments), emptyTally, addTally);

/** Every area of the registry, by code. */
export function areaRows(
  view: RegistryDay,
  departments: Tallies,
  weights: LevelWeights,
): Row<'areas'>[] {
  const sums = areaTallies(view, departments);
  return byCode(view.areas.all()).map(({ code, name, level, kind, parentCode = '' }) => ({
    ...{ code, name, level, kind, parentCode },
    ...figuresOf(sums.get(code) ?? emptyTally(), weights),
  }));
}

/** Every department of the registry, and those it lacks of which something was counted, by code. */
export function departmentRows(
  view: RegistryDay,
  departments: Tallies,
  weights: LevelWeights,
): Row<'departments'>[] {
  const rows = Array.from(view.departments.values(), (department) => {
    const { code, name, areaCode, line } = department;
    const level: string = view.levelOf(department) ?? '';
    return {
      ...{ code, name, areaCode, level, line },
      ...figuresOf(departments.get(code) ?? emptyTally(), weights),
    };
  });
  for (const [code, tally] of departments) {
    if (view.departments.has(code) || !hasEvents(tally)) continue;
    const unknown = { code, name: code, areaCode: '', level: '', line: '' };
    rows.push({ ...unknown, ...figuresOf(tally, weights) });
  }
  return byCode(rows);
}
