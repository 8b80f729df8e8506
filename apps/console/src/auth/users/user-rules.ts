import { ROLES, type Role } from '#shared/domain/casework/access-role.js';
import { isGrant, type Grant } from '#shared/domain/casework/access-policy.js';
import { invalid, ProblemError } from '../../http/problem.js';
import type { Place, Places } from '../places.js';

/** A user name; the message of a field that is none. */
export const USERNAME = /^[a-z][a-z0-9._-]{2,31}$/;
export const USERNAME_RULE =
  'must be 3 to 32 small letters, digits, dots, hyphens or underscores, a letter first';
export const MOST_GRANTS = 20;

const ADMINISTRATORS: readonly Role[] = ROLES.filter((role) => role.endsWith('-admin'));

/** What is wrong with the grants of one account; undefined when they may stand together. */
export function grantsFault(grants: readonly Grant[]): string | undefined {
  if (grants.length > MOST_GRANTS) return `must be at most ${MOST_GRANTS}`;
  if (!grants.every(isGrant))
    return 'a handler has a department as scope, every other role an area';
  const texts = grants.map(({ role, scope }) => `${role} ${scope.kind} ${scope.code}`);
  if (new Set(texts).size < texts.length) return 'names one grant twice';
  const roles = new Set(grants.map(({ role }) => role));
  const isApart = roles.size < 2 || !ADMINISTRATORS.some((role) => roles.has(role));
  return isApart ? undefined : 'an administrator holds no other role: the three are kept apart';
}

/** Where a person works. */
export interface Home {
  readonly area: string;
  readonly unit?: string | undefined;
}

/** The place of a home; throws 422 when the registry does not know it, or it does not fit together. */
export function placeOfHome({ area, unit }: Home, places: Places): Place {
  const place = places.area(area);
  if (place === undefined) throw unknownPlace('area');
  if (unit === undefined) return place;
  const department = places.department(unit);
  if (department === undefined) throw unknownPlace('unit');
  if (department.areaCode !== area) throw invalid('unit', 'is a department of another area');
  return department;
}

/** The places of grants, in their order; throws 422 when the registry does not know one. */
export function placesOfGrants(grants: readonly Grant[], places: Places): Place[] {
  const fault = grantsFault(grants);
  if (fault !== undefined) throw new ProblemError(422, 'bad-grant', fault, 'grants');
  return grants.map(({ scope }, index) => {
    const place = places.of(scope);
    if (place === undefined) throw unknownPlace(`grants.${index}.scope.code`);
    return place;
  });
}

const unknownPlace = (field: string): ProblemError =>
  new ProblemError(422, 'unknown-place', 'the registry does not know it', field);

/**
 * From where an account is administered: the areas that hold all of these places, from the lowest up.
 * So an account is changed only by somebody whose scope holds all that the account may do.
 */
export function commonAreas(places: readonly Place[], province: string): string[] {
  const [first, ...others] = places.map(({ lineage }) => lineage);
  const common = (first ?? []).filter((area) => others.every((line) => line.includes(area)));
  return common.length > 0 ? common : [province];
}
