import type { Loose, Rules } from '#shared/contract/judge.js';
import type { RejectionCode } from '#shared/contract/rejection.js';
import type { AcceptanceContext } from './acceptance-context.js';

/** A field's text; empty, and so known to no table, when it is no text. */
const textOf = (event: Loose, name: string): string => {
  const value = event[name];
  return typeof value === 'string' ? value : '';
};

function areaRule(event: Loose, context: AcceptanceContext): RejectionCode | undefined {
  const day = context.dayOf(event);
  const areaCode = textOf(event, 'areaCode');
  if (context.registry.areas.on(areaCode, day) === undefined) return 'unknown-area';
  const department = context.departmentOf(event);
  return department === undefined || department.areaCode === areaCode ? undefined : 'area-mismatch';
}

function departmentRule(event: Loose, context: AcceptanceContext): RejectionCode | undefined {
  const department = context.departmentOf(event);
  if (department === undefined) return 'unknown-department';
  const granted = context.source.departments;
  return granted === '*' || granted.has(department.code) ? undefined : 'department-not-granted';
}

function itemRule(event: Loose, context: AcceptanceContext): RejectionCode | undefined {
  const item = context.registry.items.on(textOf(event, 'taskCode'), context.dayOf(event));
  if (item === undefined) return 'unknown-item';
  return item.deptCode === event['deptCode'] ? undefined : 'item-mismatch';
}

function pointRule(event: Loose, context: AcceptanceContext): RejectionCode | undefined {
  if (event['pointCode'] === undefined) return undefined;
  const point = context.registry.points.on(textOf(event, 'pointCode'), context.dayOf(event));
  if (point === undefined) return 'unknown-point';
  return point.deptCode === event['deptCode'] ? undefined : 'point-mismatch';
}

function spaceRule(event: Loose, context: AcceptanceContext): RejectionCode | undefined {
  if (event['space'] === undefined) return undefined;
  return context.source.spaces.includes(textOf(event, 'space')) ? undefined : 'space-not-granted';
}

/** What the registry says of a rating or a service record, on the event's own day. */
export const REGISTRY_RULES: Rules<AcceptanceContext> = {
  areaCode: areaRule,
  deptCode: departmentRule,
  taskCode: itemRule,
  pointCode: pointRule,
  space: spaceRule,
};
