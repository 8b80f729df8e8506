import type { CaseListing, Standing } from '#shared/contract/case-storage.js';
import { covers, type DueState, type Scope } from '#shared/domain/casework/casework.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { CaseQuery, CaseSelection } from './case-store.port.js';

/** Only cases that console has seen: they alone stand in the indexes of the lists. */
export const LISTED = { 'listing.code': { $gt: '' } } as const;

/** How open cases stand with their time. */
export const OPEN_STANDINGS = [
  'running',
  'paused',
  'awaiting-calendar',
] as const satisfies readonly Standing[];

/** The filter of a list: what it shows lies within the scopes, whatever else is asked. */
export function caseConditions(query: CaseSelection & Pick<CaseQuery, 'after'>) {
  const { scopes, state, due, area, unit, kind, number, after, now, turn } = query;
  const { openedFrom, openedBefore } = query;
  return {
    $and: [
      LISTED,
      scopeCondition(scopes),
      ...(area === undefined ? [] : [{ 'listing.areas': area }]),
      ...(unit === undefined ? [] : [{ 'listing.unit': unit }]),
      ...(state === undefined ? [] : [{ state: oneOf(state) }]),
      ...(turn === undefined ? [] : turnConditions(turn)),
      ...(openedFrom === undefined ? [] : [{ openedAt: { $gte: new Date(openedFrom) } }]),
      ...(openedBefore === undefined ? [] : [{ openedAt: { $lt: new Date(openedBefore) } }]),
      ...(kind === undefined ? [] : [{ kind }]),
      ...(number === undefined ? [] : [{ 'listing.number': beginsWith(number) }]),
      ...(due === undefined ? [] : [dueCondition(due, new Date(now))]),
      ...(after === undefined ? [] : afterCondition(after)),
    ],
  };
}

/** Whether a case lies within the scopes: the same as the condition of the lists. */
export const liesWithin = (
  { areas, unit }: Pick<CaseListing, 'areas' | 'unit'>,
  scopes: readonly Scope[],
): boolean => scopes.some((scope) => covers(scope, { lineage: areas, deptCode: unit }));

export function scopeCondition(scopes: readonly Scope[]) {
  const areas = codesOf(scopes, 'area');
  const units = codesOf(scopes, 'department');
  if (units.length === 0) return { 'listing.areas': oneOf(areas) };
  if (areas.length === 0) return { 'listing.unit': oneOf(units) };
  return { $or: [{ 'listing.areas': oneOf(areas) }, { 'listing.unit': oneOf(units) }] };
}

/** The codes of the scopes of one kind. */
export const codesOf = (scopes: readonly Scope[], kind: Scope['kind']): string[] =>
  scopes.filter((scope) => scope.kind === kind).map(({ code }) => code);

/** One value is an equality, after which an index gives the order. */
export const oneOf = <T extends string>(codes: readonly T[]) => {
  const [first, second] = codes;
  return first !== undefined && second === undefined ? first : { $in: [...codes] };
};

// Whoever gave the first voice has no second one.
const turnConditions = ({ keys, person }: NonNullable<CaseSelection['turn']>) => [
  { 'listing.turn': oneOf(keys) },
  { 'file.motion.first.by': { $ne: person } },
];

// Texts sort by their bytes, and none of a number's is above this one.
const beginsWith = (text: string) => ({ $gte: text, $lt: `${text}\u{10FFFF}` });

function dueCondition(due: DueState, now: Date) {
  const standing = (is: Standing) => ({ 'listing.standing': is });
  switch (due) {
    case 'late':
      return { ...standing('running'), 'listing.dueAt': { $lte: now } };
    case 'due-soon':
      return {
        ...standing('running'),
        'listing.dueAt': { $gt: now },
        'listing.soonAt': { $lte: now },
      };
    case 'running':
      return { ...standing('running'), 'listing.soonAt': { $gt: now } };
    default:
      return standing(due);
  }
}

/** Keyset paging: the first condition bounds the index, the second settles the ties. */
const afterCondition = ({ at, id }: TimeCursor) => [
  { 'listing.dueAt': { $gte: at } },
  { $or: [{ 'listing.dueAt': { $gt: at } }, { 'listing.code': { $gt: id } }] },
];
