import type { PointView } from '#shared/contract/citizen-api.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { VISIT_SPACE } from '#shared/domain/invitation.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Area, Department, Point, Registry } from '#shared/domain/registry.js';
import { loadedRegistry } from '../loaded-registry.js';

/** A service point with whom it belongs to, all in force on one day. */
export interface PointPlace {
  readonly point: Point;
  readonly department: Department;
  readonly area: Area;
}

/** The place of a point on a day; undefined when the registry has no such point then. */
export function placeOn(registry: Registry, code: string, day: Day): PointPlace | undefined {
  const point = registry.points.on(code, day);
  const department = point && registry.departments.on(point.deptCode, day);
  const area = department && registry.areas.on(department.areaCode, day);
  return area && { point, department, area };
}

/**
 * The place of a point as it is now (epoch milliseconds). Throws `mongo-unavailable` before the
 * registry is loaded.
 */
export const pointPlace = (view: RegistryView, code: string, now: number): PointPlace | undefined =>
  placeOn(loadedRegistry(view), code, chinaDay(now));

/** The place as its page tells it. */
export const pointView = ({ point, department, area }: PointPlace): PointView => ({
  code: point.code,
  name: point.name,
  department: department.name,
  area: area.name,
  ...(point.hall === undefined ? {} : { hall: point.hall }),
});

/** The spaces in which a department's case numbers may lie: those of all who may speak for it. */
export function spacesOf(registry: Registry, deptCode: string, day: Day): string[] {
  const spaces = new Set<string>();
  for (const { departments, spaces: own } of registry.sources.allOn(day)) {
    if (departments !== '*' && !departments.has(deptCode)) continue;
    for (const space of own) spaces.add(space);
  }
  // Visits have numbers that nobody was told.
  spaces.delete(VISIT_SPACE);
  return [...spaces].sort();
}
