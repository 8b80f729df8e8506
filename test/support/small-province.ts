import { buildRegistry } from '../../tools/demo/registry/build-registry.js';
import type { DemoRegistry } from '../../tools/demo/registry/registry.js';

/** Lines that keep their departments. */
const KEPT_LINES = ['政务服务', '公安', '税务'];

/**
 * The province of the demonstration with all its cities and counties, but only some lines of
 * departments and no towns, so that a test need not wait for its import.
 */
export function smallProvince(): DemoRegistry {
  const whole = buildRegistry();
  const areas = whole.areas.filter(({ level }) => level !== 'town');
  const places = new Set(areas.map(({ code }) => code));
  const departments = whole.departments.filter(
    ({ areaCode, line }) => places.has(areaCode) && KEPT_LINES.includes(line),
  );
  const codes = new Set(departments.map(({ code }) => code));
  const isKept = ({ deptCode }: { readonly deptCode: string }): boolean => codes.has(deptCode);
  return {
    areas,
    departments,
    items: whole.items.filter(isKept),
    points: whole.points.filter(isKept),
    sources: whole.sources.map((source) => ({
      ...source,
      deptCode: codes.has(source.deptCode) ? source.deptCode : '',
      departments: source.departments?.filter((code) => codes.has(code)) ?? null,
    })),
  };
}
