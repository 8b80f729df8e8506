import type { Day } from './china-time.js';
import type { Area, AreaLevel, VersionedTable } from './registry.js';

/** The areas in force on one day, with their subtrees. */
export class AreaTree {
  private readonly areas = new Map<string, Area>();
  private readonly children = new Map<string, string[]>();

  constructor(table: VersionedTable<Area>, day: Day) {
    for (const area of table.allOn(day)) {
      this.areas.set(area.code, area);
      if (area.parentCode === undefined) continue;
      const siblings = this.children.get(area.parentCode);
      if (siblings === undefined) this.children.set(area.parentCode, [area.code]);
      else siblings.push(area.code);
    }
  }

  get(code: string): Area | undefined {
    return this.areas.get(code);
  }

  all(): Iterable<Area> {
    return this.areas.values();
  }

  /** The area itself and everything below it, each once. */
  subtree(code: string): Set<string> {
    const found = new Set<string>();
    const open = this.areas.has(code) ? [code] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.children.get(next) ?? []));
    }
    return found;
  }

  /** The area and its ancestors, from itself up to the province. */
  lineage(code: string): Area[] {
    const line: Area[] = [];
    for (let area = this.areas.get(code); area !== undefined && !line.includes(area);) {
      line.push(area);
      area = area.parentCode === undefined ? undefined : this.areas.get(area.parentCode);
    }
    return line;
  }

  /** The nearest area at county, city or province level: the finest that may label a metric. */
  reportingArea(code: string): string | undefined {
    const coarse: readonly AreaLevel[] = ['province', 'city', 'county'];
    return this.lineage(code).find((area) => coarse.includes(area.level))?.code;
  }
}
