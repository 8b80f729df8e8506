import type { Scope, Target } from '#shared/domain/casework/access-policy.js';
import { ROLES, type Role } from '#shared/domain/casework/access-role.js';
import type { Permission } from '#shared/domain/casework/access-table.js';

/** An operation of an OpenAPI document, and what it says it needs. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  /** Absent: anybody may call it. */
  readonly permission: Permission | undefined;
  readonly target: string | undefined;
}

interface Described {
  readonly operationId: string;
  readonly 'x-permission'?: Permission;
  readonly 'x-target'?: string;
}

/** Every operation, in the order of the document. */
export const operationsOf = (document: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      id: described.operationId,
      permission: described['x-permission'],
      target: described['x-target'],
    })),
  );

/**
 * `inside`: the scope holds what the operation is about; `outside`: it does not; `self`: it does,
 * and the operation is about the caller's own account.
 */
export type Side = 'inside' | 'outside' | 'self';

/** Where the things lie that operations are about, and a place beside it. */
export const HERE = { area: '360829', lineage: ['360829', '360800', '360000'] } as const;
export const BESIDE = { area: '360102', lineage: ['360102', '360100', '360000'] } as const;
export const WHOLE: Target = { lineage: ['360000'] };

/** The departments of the two places. */
export interface Departments {
  readonly here: string;
  readonly beside: string;
}

/** The scope of a caller. What belongs to the whole system is inside of no smaller one. */
export function scopeOf(
  role: Role,
  side: Side,
  target: string | undefined,
  departments: Departments,
): Scope {
  const isIn = side !== 'outside';
  if (role === 'handler') {
    return { kind: 'department', code: isIn ? departments.here : departments.beside };
  }
  if (isIn && target === 'whole') return { kind: 'area', code: '360000' };
  return { kind: 'area', code: isIn ? HERE.area : BESIDE.area };
}

/** Every role on every side that an operation can be called from. */
export const callersOf = ({ target }: Operation): [Role, Side][] => {
  const isNamed = !['own', 'whole', 'narrowed', 'place', 'token'].includes(target ?? 'own');
  const sides: Side[] = isNamed ? ['inside', 'outside', 'self'] : ['inside', 'outside'];
  return ROLES.flatMap((role) => sides.map((side): [Role, Side] => [role, side]));
};
