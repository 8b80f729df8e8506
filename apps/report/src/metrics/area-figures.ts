import type { AreaLevel } from '#shared/domain/registry.js';
import { addTally, hasEvents, tallyIn, type Tallies } from '../reading/tally.js';
import type { RegistryDay } from '../registry/registry-day.js';

/** Only these label metrics: finer ones would be thousands of series. */
const LABELLED: readonly AreaLevel[] = ['province', 'city', 'county'];

/** Sums departments into the subtrees of all areas that may label a metric. */
export function labelledAreas(view: RegistryDay, departments: Tallies): Tallies {
  const sums: Tallies = new Map();
  for (const [code, tally] of departments) {
    const areaCode = view.departments.get(code)?.areaCode;
    if (areaCode === undefined || !hasEvents(tally)) continue;
    for (const area of view.areas.lineage(areaCode)) {
      if (LABELLED.includes(area.level)) addTally(tallyIn(sums, area.code), tally);
    }
  }
  return sums;
}
