import type { RegistryDay } from '../registry/registry-day.js';
import { labelledLineage, UNKNOWN } from './area-figures.js';
import type { OpenCases } from './open-cases.port.js';
import type { Sample } from './sample.js';

/** Open cases by state, in the subtree of every county, city and the province. */
export const openSamples = (view: RegistryDay, cases: readonly OpenCases[]): Sample[] =>
  summed(view, cases, ({ state, count }) => ({ labels: { state }, value: count }));

/** Those of them that are late; 0 where there are open ones and none is. */
export const overdueSamples = (view: RegistryDay, cases: readonly OpenCases[]): Sample[] =>
  summed(view, cases, ({ overdue }) => ({ labels: {}, value: overdue }));

function summed(
  view: RegistryDay,
  cases: readonly OpenCases[],
  sampleOf: (one: OpenCases) => Sample,
): Sample[] {
  const sums = new Map<string, Sample>();
  for (const one of cases) {
    const { labels, value } = sampleOf(one);
    const lineage = labelledLineage(view, one.areaCode);
    for (const area of lineage.length === 0 ? [UNKNOWN] : lineage) {
      const key = [area, ...Object.values(labels)].join(' ');
      const sum = sums.get(key)?.value ?? 0;
      sums.set(key, { labels: { area, ...labels }, value: sum + value });
    }
  }
  return [...sums.values()];
}
