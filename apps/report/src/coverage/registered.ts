import type { Department, Source } from '#shared/domain/registry.js';
import type { Scope } from '../registry/scope.js';
import type { MissingKind, Registered } from './missing.types.js';

/** Everything of a kind that the registry has within a scope. */
export function registeredIn(kind: MissingKind, scope: Scope): Registered[] {
  const { view, departments } = scope;
  if (kind === 'source') {
    // A source on trial is in no figure, so it is not missing either.
    const sources = Array.from(view.sources()).filter(
      (source) => source.sandbox !== true && isWithin(source, scope),
    );
    return sources.map(({ code, name, deptCode = '' }) => {
      const home = view.departments.get(deptCode);
      return { code, name, ...(home === undefined ? {} : placeOf(home, scope)) };
    });
  }
  return Array.from(departments.values()).flatMap((department) => {
    const place = placeOf(department, scope);
    if (kind === 'department') return [{ code: department.code, name: department.name, ...place }];
    const own = kind === 'item' ? view.itemsOf(department.code) : view.pointsOf(department.code);
    return own.map(({ code, name }) => ({ code, name, ...place }));
  });
}

/** A system is where its department is, or one that it speaks for; one for all is of the whole. */
function isWithin({ deptCode, departments }: Source, scope: Scope): boolean {
  if (scope.everything) return true;
  if (deptCode !== undefined && scope.departments.has(deptCode)) return true;
  return departments !== '*' && [...departments].some((code) => scope.departments.has(code));
}

const placeOf = ({ code, name, areaCode }: Department, { view }: Scope) => ({
  deptCode: code,
  deptName: name,
  areaCode,
  areaName: view.areas.get(areaCode)?.name ?? areaCode,
});
