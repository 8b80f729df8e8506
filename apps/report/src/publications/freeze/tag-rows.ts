import { isGood } from '#shared/domain/level.js';
import type { Row } from '#shared/domain/publication/tables.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { Figures } from './figures.js';
import { byCode, sumByArea } from './sum-by-area.js';

/** What people praise and complain about in every area: its tags, the most frequent first. */
export function tagRows(
  view: RegistryDay,
  tags: Figures['tags'],
  catalogue: TagCatalogue,
): Row<'tags'>[] {
  const sums = sumByArea(view, tags, () => new Map<string, number>(), addCounts);
  return byCode(view.areas.all()).flatMap(({ code, name }) =>
    Array.from(sums.get(code) ?? [])
      .filter(([, count]) => count !== 0)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([tag, count]) => {
        const known = catalogue.get(tag);
        const kind = known === undefined ? '' : isGood(known.level) ? 'praise' : 'complaint';
        return {
          ...{ areaCode: code, areaName: name, tag, tagName: known?.name ?? tag, kind },
          ...{ level: known?.level ?? null, count },
        };
      }),
  );
}

function addCounts(into: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [tag, n] of more) into.set(tag, (into.get(tag) ?? 0) + n);
}
