import { covers, scopesOf, type Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import type { Places } from '../auth/places.js';
import { invalid, outsideScope } from '../http/problem.js';

/**
 * The areas in which a person may and wants to do something: the one he names, as far as his scopes
 * reach, else all of his scopes; none lies in another. Throws `invalid` when the registry does not
 * know the area, and `outside-scope` when nothing of it is his.
 */
export function areasWithin(
  actor: Actor,
  permission: Permission,
  within: string | undefined,
  places: Places,
): string[] {
  const mine = [...new Set(scopesOf(actor, permission).map(({ code }) => code))];
  const lineageOf = (code: string): readonly string[] => places.area(code)?.lineage ?? [code];
  const outermost = mine.filter(
    (code) =>
      !lineageOf(code)
        .slice(1)
        .some((up) => mine.includes(up)),
  );
  if (within === undefined) return outermost;
  const place = places.area(within);
  if (place === undefined) throw invalid('within', 'must be an area of the registry');
  if (mine.some((code) => covers({ kind: 'area', code }, place))) return [within];
  const beneath = outermost.filter((code) => lineageOf(code).includes(within));
  if (beneath.length === 0) throw outsideScope('within');
  return beneath;
}

/** Codes of these areas and of all below them; undefined stands for everything. */
export function codesBelow(areas: readonly string[], places: Places): string[] | undefined {
  const below = areas.map((area) => places.below(area));
  const codes = new Set<string>();
  for (const found of below) {
    if (found === undefined) return undefined;
    for (const code of found) codes.add(code);
  }
  return [...codes];
}
