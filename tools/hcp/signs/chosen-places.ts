import { AppError } from '#shared/errors/app-error.js';
import type { Day } from '#shared/domain/china-time.js';
import type { Registry } from '#shared/domain/registry.js';
import {
  placeOn,
  type PointPlace,
} from '../../../apps/ingest/src/citizen-api/points/point-place.js';

/** Which points signs are wanted for; all of them where neither is given. */
export interface SignChoice {
  readonly department?: string;
  readonly point?: string;
}

/**
 * The points in force on a day that are chosen, by department and code. Throws `usage` when both
 * are given, or when there is none.
 */
export function chosenPlaces(
  registry: Registry,
  { department, point }: SignChoice,
  day: Day,
): PointPlace[] {
  if (department !== undefined && point !== undefined) {
    throw new AppError('usage', 'give --department or --point, not both');
  }
  const places = [...registry.points.allOn(day)]
    .filter(({ code }) => point === undefined || code === point)
    .filter(({ deptCode }) => department === undefined || deptCode === department)
    .flatMap(({ code }) => placeOn(registry, code, day) ?? [])
    .sort(
      (a, b) =>
        compare(a.department.code, b.department.code) || compare(a.point.code, b.point.code),
    );
  if (places.length === 0)
    throw new AppError('usage', `the registry has no ${wanted(department, point)}`);
  return places;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function wanted(department: string | undefined, point: string | undefined): string {
  if (point !== undefined) return `point ${point}`;
  return department === undefined ? 'point' : `point of the department ${department}`;
}
