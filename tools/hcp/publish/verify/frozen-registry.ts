import type { Row } from '#shared/domain/publication/tables.js';
import {
  AREA_KINDS,
  AREA_LEVELS,
  VersionedTable,
  type Area,
  type Department,
  type Registry,
} from '#shared/domain/registry.js';

/** The registry with areas and departments as a publication has them, if it has changed since. */
export function frozenRegistry(
  registry: Registry,
  areas: readonly Row<'areas'>[],
  departments: readonly Row<'departments'>[],
): Registry {
  return {
    ...registry,
    areas: new VersionedTable<Area>(areas.flatMap(areaOf)),
    departments: new VersionedTable<Department>(
      // A department without an area was not in the registry.
      departments
        .filter(({ areaCode }) => areaCode !== '')
        .map(({ code, name, areaCode, line }) => ({ code, name, areaCode, line })),
    ),
  };
}

function areaOf({ code, name, level, kind, parentCode }: Row<'areas'>): Area[] {
  const [ofLevel, ofKind] = [
    AREA_LEVELS.find((one) => one === level),
    AREA_KINDS.find((one) => one === kind),
  ];
  if (ofLevel === undefined || ofKind === undefined) return [];
  const above = parentCode === '' ? {} : { parentCode };
  return [{ code, name, level: ofLevel, kind: ofKind, ...above }];
}
