import { AreaTree } from '#shared/domain/area-tree.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { commonPlace } from '#shared/domain/integrity/common-place.js';
import type { Registry } from '#shared/domain/registry.js';

/** Where what was found lies, by the registry of one day. */
export class FlagPlaces {
  private readonly day: Day;
  private readonly tree: AreaTree;

  constructor(
    private readonly registry: Registry,
    private readonly province: string,
    now: number,
  ) {
    this.day = chinaDay(now);
    this.tree = new AreaTree(registry.areas, this.day);
  }

  /** The area of a department; undefined when the registry does not know it. */
  areaOf(deptCode: string): string | undefined {
    return this.registry.departments.on(deptCode, this.day)?.areaCode;
  }

  hallOf(pointCode: string): string | undefined {
    return this.registry.points.on(pointCode, this.day)?.hall;
  }

  /**
   * The smallest area that holds all departments, and all above it; the province where that is not
   * known: nobody below it is shown what may lie elsewhere.
   */
  areasOf(deptCodes: readonly string[]): readonly string[] {
    const areas = commonPlace(
      deptCodes.map((code) => this.tree.lineage(this.areaOf(code) ?? '').map((area) => area.code)),
    );
    return areas.length === 0 ? [this.province] : areas;
  }
}
