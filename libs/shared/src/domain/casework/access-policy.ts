import type { Role } from './access-role.js';
import { ACCESS, type AccessRule, type Permission } from './access-table.js';

/** Where a role holds: an area with all below it, or one department. */
export interface Scope {
  readonly kind: 'area' | 'department';
  readonly code: string;
}

export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** A person at work, or the system itself (`SYSTEM`), which holds no grant. */
export interface Actor {
  readonly id: string;
  readonly grants: readonly Grant[];
  /** The department the person belongs to, whatever the roles: who is rated does not judge. */
  readonly deptCode?: string | undefined;
}

/** What acts by itself: routing by item, a bad follow-up, an objection from the citizen's page. */
export const SYSTEM: Actor = { id: 'system', grants: [] };

/**
 * What an action is about. Something that belongs to the whole system (the calendar, the audit
 * chain) lies in the province: its lineage is the root alone.
 */
export interface Target {
  /** Codes of the area it lies in and of all above it, from itself up to the province. */
  readonly lineage: readonly string[];
  /** The department it belongs to or is assigned to. */
  readonly deptCode?: string | undefined;
  /** The person it is about or comes from: the account changed, the one who asked. */
  readonly person?: string | undefined;
  /** The person it is assigned to, such as the officer of a 回访. */
  readonly assignee?: string | undefined;
}

/** A handler's scope is one department; every other role's an area. */
export const isGrant = ({ role, scope }: Grant): boolean =>
  scope.kind === (role === 'handler' ? 'department' : 'area');

/** Whether a place lies inside a scope. */
export const covers = (scope: Scope, place: Pick<Target, 'lineage' | 'deptCode'>): boolean =>
  scope.kind === 'area' ? place.lineage.includes(scope.code) : scope.code === place.deptCode;

/** Whether the actor may: by a role that the table allows it to, in a scope that covers it. */
export function may(actor: Actor, permission: Permission, target: Target): boolean {
  const rule: AccessRule = ACCESS[permission];
  return (
    isRightPerson(rule, actor, target) &&
    scopesOf(actor, permission).some((scope) => rule.anywhere === true || covers(scope, target))
  );
}

/**
 * The scopes in which the actor has a permission, to narrow a list by: what lies in none of them
 * must not be found. Empty: not at all.
 */
export const scopesOf = (actor: Actor, permission: Permission): Scope[] =>
  actor.grants
    .filter((grant) => isGrant(grant) && rolesOf(permission).includes(grant.role))
    .map(({ scope }) => scope);

const rolesOf = (permission: Permission): readonly Role[] => ACCESS[permission].roles;

function isRightPerson({ person }: AccessRule, actor: Actor, target: Target): boolean {
  if (person === undefined) return true;
  switch (person) {
    case 'self':
      return target.person === actor.id;
    case 'another':
      return target.person !== undefined && target.person !== actor.id;
    case 'assignee':
      return target.assignee === actor.id;
  }
}
