import { AreaTree } from '#shared/domain/area-tree.js';
import type { Day } from '#shared/domain/china-time.js';
import type {
  AreaLevel,
  Department,
  Item,
  Point,
  Registry,
  Source,
} from '#shared/domain/registry.js';

/** The registry as it was in force on one day, indexed the way reports ask. */
export class RegistryDay {
  readonly areas: AreaTree;
  readonly departments: ReadonlyMap<string, Department>;
  private readonly byArea = new Map<string, Department[]>();
  private itemsByDept: ReadonlyMap<string, Item[]> | undefined;
  private pointsByDept: ReadonlyMap<string, Point[]> | undefined;

  constructor(
    private readonly registry: Registry,
    readonly day: Day,
  ) {
    this.areas = new AreaTree(registry.areas, day);
    const departments = new Map<string, Department>();
    for (const department of registry.departments.allOn(day)) {
      departments.set(department.code, department);
      listIn(this.byArea, department.areaCode).push(department);
    }
    this.departments = departments;
  }

  /** Departments that belong to this very area, not to one below it. */
  departmentsOf(areaCode: string): readonly Department[] {
    return this.byArea.get(areaCode) ?? [];
  }

  /** Departments of an area's whole subtree. */
  departmentsBelow(areaCode: string): Department[] {
    return [...this.areas.subtree(areaCode)].flatMap((code) => this.byArea.get(code) ?? []);
  }

  /** Level of the area a department belongs to. */
  levelOf(department: Department): AreaLevel | undefined {
    return this.areas.get(department.areaCode)?.level;
  }

  item(code: string): Item | undefined {
    return this.registry.items.on(code, this.day);
  }

  point(code: string): Point | undefined {
    return this.registry.points.on(code, this.day);
  }

  sources(): Iterable<Source> {
    return this.registry.sources.allOn(this.day);
  }

  itemsOf(deptCode: string): readonly Item[] {
    this.itemsByDept ??= grouped(this.registry.items.allOn(this.day));
    return this.itemsByDept.get(deptCode) ?? [];
  }

  pointsOf(deptCode: string): readonly Point[] {
    this.pointsByDept ??= grouped(this.registry.points.allOn(this.day));
    return this.pointsByDept.get(deptCode) ?? [];
  }
}

function grouped<T extends { readonly deptCode: string }>(rows: Iterable<T>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) listIn(groups, row.deptCode).push(row);
  return groups;
}

function listIn<T>(groups: Map<string, T[]>, key: string): T[] {
  let list = groups.get(key);
  if (list === undefined) {
    list = [];
    groups.set(key, list);
  }
  return list;
}
