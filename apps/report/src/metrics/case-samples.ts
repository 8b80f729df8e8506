import type { RegistryDay } from '../registry/registry-day.js';
import type { Sample } from './sample.js';
import type { OpenCases } from './upkeep-reader.port.js';

/** Areas that the registry does not know share one label, so that labels stay bounded. */
const UNKNOWN = 'unknown';

/** Open cases by state and by the county, city or province of their department. */
export function caseSamples(view: RegistryDay, cases: readonly OpenCases[]): Sample[] {
  const sums = new Map<string, { labels: Record<string, string>; value: number }>();
  for (const { areaCode, state, count } of cases) {
    const area = view.areas.reportingArea(areaCode) ?? UNKNOWN;
    const key = `${area} ${state}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { labels: { area, state }, value: count });
    else sum.value += count;
  }
  return [...sums.values()];
}
