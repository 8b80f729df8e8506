import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Area } from '#shared/domain/registry.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { DocOf } from '#shared/registry/entries.js';
import type { Place, Places } from '../../auth/places.js';

/** A version of an entry, as it is stored or as the registry in memory has it. */
export type AnyEntry = Omit<DocOf[RegistryFile], '_id' | 'departments'> & {
  readonly departments?: '*' | Iterable<string>;
};

/** Areas that an import brings, by code. */
export type NewAreas = ReadonlyMap<string, Pick<Area, 'parentCode'>>;
const NO_AREAS: NewAreas = new Map();

const DEEPEST = 16;

/**
 * Where entries of the registry lie, for the access policy. What is not in force yet lies where it
 * will; what refers to nothing that is known belongs to the whole system.
 */
export class EntryPlaces {
  constructor(
    private readonly registry: RegistryView,
    private readonly places: Places,
  ) {}

  /** The place from which an entry is seen. */
  seenFrom(part: RegistryFile, entry: AnyEntry): readonly Place[] {
    return part === 'areas' ? [this.area(entry.code)] : this.changedFrom(part, entry);
  }

  /** The places that all have to lie in the scope of whoever changes an entry: of an area, its parent. */
  changedFrom(part: RegistryFile, entry: AnyEntry, also = NO_AREAS): readonly Place[] {
    const { areaCode, deptCode, parentCode } = entry as Partial<Record<string, string>>;
    switch (part) {
      case 'areas':
        return [parentCode === undefined ? this.places.whole : this.area(parentCode, also)];
      case 'departments':
        return [{ ...this.area(areaCode ?? ''), deptCode: entry.code }];
      case 'items':
      case 'points':
        return [this.department(deptCode ?? '')];
      case 'sources': {
        const { departments = [] } = entry;
        if (departments === '*') return [this.places.whole];
        const named = [...(deptCode === undefined ? [] : [deptCode]), ...departments];
        return named.length === 0
          ? [this.places.whole]
          : named.map((code) => this.department(code));
      }
      case 'tags':
        return [this.places.whole];
    }
  }

  area(code: string, also = NO_AREAS): Place {
    const lineage: string[] = [];
    for (let at: string | undefined = code; at !== undefined && lineage.length < DEEPEST;) {
      const known = this.places.area(at);
      if (known !== undefined) return { lineage: [...lineage, ...known.lineage] };
      lineage.push(at);
      at = (also.get(at) ?? this.registry.current().areas.versions(at).at(-1))?.parentCode;
    }
    return { lineage: [...lineage, this.places.province] };
  }

  department(code: string): Place {
    const known = this.places.department(code);
    if (known !== undefined) return known;
    const coming = this.registry.current().departments.versions(code).at(-1);
    if (coming === undefined) return this.places.whole;
    return { ...this.area(coming.areaCode), deptCode: code };
  }
}
