import { AreaTree } from '#shared/domain/area-tree.js';
import type { Scope, Target } from '#shared/domain/casework/access-policy.js';
import { desksOf, type Desks } from '#shared/domain/casework/case-turn.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Registry } from '#shared/domain/registry.js';
import type { Clock } from '../clock.js';

/** A place as the access policy asks for it. */
export type Place = Pick<Target, 'lineage' | 'deptCode'>;

/** Where areas and departments lie, by the registry of today. */
export class Places {
  private known: { registry: Registry; day: string; tree: AreaTree } | undefined;

  constructor(
    private readonly registry: RegistryView,
    private readonly clock: Clock,
    /** The area that the whole system is for. */
    readonly province: string,
  ) {}

  /** What belongs to the whole system. */
  get whole(): Place {
    return { lineage: [this.province] };
  }

  /** Undefined when the registry does not know the area; the province is always known. */
  area(code: string): Place | undefined {
    const lineage = this.tree()
      .lineage(code)
      .map((area) => area.code);
    if (lineage.length > 0) return { lineage };
    return code === this.province ? this.whole : undefined;
  }

  /** Codes from an area up to the province; one that the registry does not know lies right below it. */
  lineage(code: string): readonly string[] {
    return this.area(code)?.lineage ?? [code, this.province];
  }

  /** Whose officers a case of an area is for; undefined when the registry does not know the area. */
  desks(code: string): Desks | undefined {
    const lineage = this.tree().lineage(code);
    return lineage.length > 0 ? desksOf(lineage) : undefined;
  }

  /**
   * Codes of an area and of all below it. Undefined stands for everything: the province holds also
   * what the registry does not know.
   */
  below(code: string): ReadonlySet<string> | undefined {
    return code === this.province ? undefined : this.tree().subtree(code);
  }

  /** Undefined when the registry does not know the department. */
  department(code: string): (Place & { readonly areaCode: string }) | undefined {
    const department = this.registry.current().departments.on(code, chinaDay(this.clock.now()));
    if (department === undefined) return undefined;
    const { areaCode } = department;
    return { lineage: this.lineage(areaCode), deptCode: code, areaCode };
  }

  /** Undefined when the registry does not know it. */
  of({ kind, code }: Scope): Place | undefined {
    return kind === 'area' ? this.area(code) : this.department(code);
  }

  private tree(): AreaTree {
    const registry = this.registry.current();
    const day = chinaDay(this.clock.now());
    if (this.known?.registry !== registry || this.known.day !== day) {
      this.known = { registry, day, tree: new AreaTree(registry.areas, day) };
    }
    return this.known.tree;
  }
}
