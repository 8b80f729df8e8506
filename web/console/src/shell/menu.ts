import type { RouteRecordRaw } from 'vue-router';
import { MENU_GROUPS, PAGES, type MenuGroup } from '../pages';
import type { CurrentOfficer } from '../session/use-session';

export interface MenuSection {
  readonly group: MenuGroup;
  readonly entries: readonly { readonly path: string; readonly title: string }[];
}

const entryOf = ({ path, meta }: RouteRecordRaw) => ({
  path: `/${path}`,
  title: meta?.title ?? '',
});

/** The menu of an officer: what none of the roles may see is not in it. */
export const menuOf = ({ has }: Pick<CurrentOfficer, 'has'>): readonly MenuSection[] =>
  MENU_GROUPS.map((group) => ({
    group,
    entries: PAGES.filter(
      ({ meta }) =>
        meta?.group === group && (meta.permission === undefined || has(meta.permission)),
    ).map(entryOf),
  })).filter(({ entries }) => entries.length > 0);
