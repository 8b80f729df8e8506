import type { Standing } from '#shared/contract/case-storage.js';
import type { DueState, Scope } from '#shared/domain/casework/casework.js';
import type { CaseCursor, CaseQuery } from './case-store.port.js';

/** The filter of a list: what it shows lies within the scopes, whatever else is asked. */
export function caseConditions(query: CaseQuery) {
  const { scopes, state, due, area, unit, kind, number, after, now } = query;
  return {
    $and: [
      scopeCondition(scopes),
      ...(area === undefined ? [] : [{ 'listing.areas': area }]),
      ...(unit === undefined ? [] : [{ 'listing.unit': unit }]),
      ...(state === undefined ? [] : [{ state }]),
      ...(kind === undefined ? [] : [{ kind }]),
      ...(number === undefined ? [] : [{ 'listing.number': beginsWith(number) }]),
      ...(due === undefined ? [] : [dueCondition(due, new Date(now))]),
      ...(after === undefined ? [] : afterCondition(after)),
    ],
  };
}

function scopeCondition(scopes: readonly Scope[]) {
  const codes = (kind: Scope['kind']) =>
    scopes.filter((scope) => scope.kind === kind).map(({ code }) => code);
  const areas = codes('area');
  const units = codes('department');
  if (units.length === 0) return { 'listing.areas': oneOf(areas) };
  if (areas.length === 0) return { 'listing.unit': oneOf(units) };
  return { $or: [{ 'listing.areas': oneOf(areas) }, { 'listing.unit': oneOf(units) }] };
}

/** One value is an equality, after which an index gives the order. */
const oneOf = (codes: readonly string[]) =>
  codes.length === 1 ? (codes[0] ?? '') : { $in: [...codes] };

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
const afterCondition = ({ dueAt, code }: CaseCursor) => [
  { 'listing.dueAt': { $gte: dueAt } },
  { $or: [{ 'listing.dueAt': { $gt: dueAt } }, { 'listing.code': { $gt: code } }] },
];
