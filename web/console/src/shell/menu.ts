import { inject, type App, type InjectionKey } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import type { CurrentOfficer } from '../session/use-session';

export const MENU_GROUPS = ['办理', '监督', '数据', '基础信息', '系统'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

export interface MenuSection {
  readonly group: MenuGroup;
  readonly entries: readonly { readonly path: string; readonly title: string }[];
}

const entryOf = ({ path, meta }: RouteRecordRaw) => ({
  path: `/${path}`,
  title: meta?.title ?? '',
});

const PAGES: InjectionKey<readonly RouteRecordRaw[]> = Symbol('pages');

/** Tells the application which pages there are, in the order of the menu. */
export function providePages(app: App, pages: readonly RouteRecordRaw[]): void {
  app.provide(PAGES, pages);
}

/** The menu of an officer: what none of the roles may see is not in it. */
export function useMenu({ has }: Pick<CurrentOfficer, 'has'>): readonly MenuSection[] {
  const pages = inject(PAGES, []);
  return MENU_GROUPS.map((group) => ({
    group,
    entries: pages
      .filter(
        ({ meta }) =>
          meta?.group === group && (meta.permission === undefined || has(meta.permission)),
      )
      .map(entryOf),
  })).filter(({ entries }) => entries.length > 0);
}
