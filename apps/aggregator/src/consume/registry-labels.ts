import { AreaTree } from '#shared/domain/area-tree.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { Registry } from '#shared/domain/registry.js';
import type { KnownCodes } from '../ledger/flag-unknown-codes.js';
import type { ReportingArea } from './aggregator.metrics.js';

/** Which codes the current registry knows. */
export const knownCodes = (registry: Registry): KnownCodes => ({
  isLoaded: registry.departments.size > 0,
  hasArea: (code) => registry.areas.has(code),
  hasDepartment: (code) => registry.departments.has(code),
  hasItem: (code) => registry.items.has(code),
  hasPoint: (code) => registry.points.has(code),
});

/** The county, city or province of an area in the current registry, remembered while both last. */
export function reportingAreas(current: () => Registry, clock: () => number): ReportingArea {
  let remembered: { version: number; day: string; tree: AreaTree } | undefined;
  let areas = new Map<string, string | undefined>();
  return (areaCode) => {
    const registry = current();
    const day = chinaDay(clock());
    if (remembered?.version !== registry.version || remembered.day !== day) {
      remembered = { version: registry.version, day, tree: new AreaTree(registry.areas, day) };
      areas = new Map();
    }
    if (!areas.has(areaCode)) areas.set(areaCode, remembered.tree.reportingArea(areaCode));
    return areas.get(areaCode);
  };
}
