import type { Area, AreaLevel } from '#shared/domain/registry.js';
import { addTally, hasEvents, tallyIn, type Tallies } from '../reading/tally.js';
import type { RegistryDay } from '../registry/registry-day.js';

/** Only these label metrics: finer ones would be thousands of series. */
const LABELLED: readonly AreaLevel[] = ['province', 'city', 'county'];

/** Areas that the registry does not know share one label, so that labels stay bounded. */
export const UNKNOWN = 'unknown';

export const isLabelled = (area: Area | undefined): boolean =>
  area !== undefined && LABELLED.includes(area.level);

/** Codes of an area and of those above it, as far as they may label a metric. */
export const labelledLineage = (view: RegistryDay, areaCode: string): string[] =>
  view.areas
    .lineage(areaCode)
    .filter(isLabelled)
    .map(({ code }) => code);

/** Sums departments into the subtrees of all areas that may label a metric. */
export function labelledAreas(view: RegistryDay, departments: Tallies): Tallies {
  const sums: Tallies = new Map();
  for (const [code, tally] of departments) {
    const areaCode = view.departments.get(code)?.areaCode;
    if (areaCode === undefined || !hasEvents(tally)) continue;
    for (const area of labelledLineage(view, areaCode)) addTally(tallyIn(sums, area), tally);
  }
  return sums;
}
