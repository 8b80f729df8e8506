import type { Area, AreaLevel, Department } from '#shared/domain/registry.js';
import type { RegistryDay } from './registry-day.js';

/** What `within` and `peers` choose on one day's registry. */
export interface Scope {
  readonly view: RegistryDay;
  readonly name: string;
  /** The area of `within`; undefined when it is a department. */
  readonly area: Area | undefined;
  /** Departments of the subtree (or the one of `within`), of the peers' level where one is given. */
  readonly departments: ReadonlyMap<string, Department>;
  /** Nothing is filtered away: then departments that the registry lacks are shown too. */
  readonly everything: boolean;
}

const KEPT = 200;
const known = new WeakMap<RegistryDay, Map<string, Scope>>();

/** Resolves `within` and `peers`; undefined when the registry of that day lacks the code. */
export function scopeOf(view: RegistryDay, within: string, peers?: AreaLevel): Scope | undefined {
  let scopes = known.get(view);
  if (scopes === undefined || scopes.size >= KEPT) {
    scopes = new Map();
    known.set(view, scopes);
  }
  const key = `${within} ${peers ?? ''}`;
  const scope = scopes.get(key) ?? resolve(view, within, peers);
  if (scope !== undefined) scopes.set(key, scope);
  return scope;
}

function resolve(view: RegistryDay, within: string, peers?: AreaLevel): Scope | undefined {
  const area = view.areas.get(within);
  const department = area === undefined ? view.departments.get(within) : undefined;
  const name = area?.name ?? department?.name;
  if (name === undefined) return undefined;
  const departments = new Map<string, Department>();
  const candidates = department === undefined ? view.departmentsBelow(within) : [department];
  for (const one of candidates) {
    if (peers === undefined || view.levelOf(one) === peers) departments.set(one.code, one);
  }
  const everything = area !== undefined && area.parentCode === undefined && peers === undefined;
  return { view, name, area, departments, everything };
}

/**
 * The areas ranked within an area: all its descendants, or those of one level, to which it belongs
 * itself when it has that level.
 */
export function areasOf(scope: Scope, peers?: AreaLevel): Area[] {
  const { area, view } = scope;
  if (area === undefined) return [];
  return Array.from(view.areas.subtree(area.code), (code) => view.areas.get(code)).filter(
    (one): one is Area =>
      one !== undefined && (peers === undefined ? one.code !== area.code : one.level === peers),
  );
}
