import type { PlaceName } from '#shared/contract/public-pages.js';
import type { Row } from '#shared/domain/publication/tables.js';

type Area = Row<'areas'>;

/** The areas of a publication as they were then. */
export class PublishedAreas {
  private readonly byCode: ReadonlyMap<string, Area>;
  private readonly byParent: ReadonlyMap<string, readonly Area[]>;

  constructor(readonly rows: readonly Area[]) {
    this.byCode = new Map(rows.map((row) => [row.code, row]));
    this.byParent = Map.groupBy(rows, ({ parentCode }) => parentCode);
  }

  get(code: string): Area | undefined {
    return this.byCode.get(code);
  }

  /** The area that all others belong to; undefined where there is none at all. */
  root(): Area | undefined {
    return this.rows.find(({ parentCode }) => !this.byCode.has(parentCode));
  }

  childrenOf(code: string): readonly Area[] {
    return this.byParent.get(code) ?? [];
  }

  /** From the root down to an area, itself included; empty where it is not known. */
  trailOf(code: string): PlaceName[] {
    const trail: PlaceName[] = [];
    const seen = new Set<string>();
    for (let at = this.get(code); at !== undefined && !seen.has(at.code);) {
      seen.add(at.code);
      trail.unshift({ code: at.code, name: at.name });
      at = this.get(at.parentCode);
    }
    return trail;
  }

  /** Codes of an area and all below it. */
  subtreeOf(code: string): ReadonlySet<string> {
    const found = new Set([code]);
    for (const at of found) for (const child of this.childrenOf(at)) found.add(child.code);
    return found;
  }
}
