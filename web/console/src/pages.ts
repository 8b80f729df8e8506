import type { RouteRecordRaw } from 'vue-router';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { CASE_PAGES } from './cases/pages';
import { FIGURE_PAGES } from './figures/pages';
import { HONOUR_PAGES } from './honours/pages';
import { AUDIT_PAGES } from './audit/pages';
import { PRIVACY_PAGES } from './privacy/pages';
import { REGISTRY_PAGES } from './registry/pages';
import { START_PAGES } from './start/pages';
import { SUPERVISION_PAGES } from './supervision/pages';
import { USER_PAGES } from './users/pages';
import type { MenuGroup } from './shell/menu';
import { WEBHOOK_PAGES } from './webhooks/pages';

declare module 'vue-router' {
  interface RouteMeta {
    /** In the menu, the heading of the page and the browser's tab. */
    title: string;
    /** Who sees it; absent: everybody who is signed in. */
    permission?: Permission;
    /** The group of the menu it stands in; absent: not in the menu. */
    group?: MenuGroup;
  }
}

/** All pages behind the sign-in, in the order of the menu. */
export const PAGES: readonly RouteRecordRaw[] = [
  ...START_PAGES,
  ...CASE_PAGES,
  ...SUPERVISION_PAGES,
  ...HONOUR_PAGES,
  ...FIGURE_PAGES,
  ...PRIVACY_PAGES,
  ...REGISTRY_PAGES,
  ...USER_PAGES,
  ...WEBHOOK_PAGES,
  ...AUDIT_PAGES,
  {
    path: ':anything(.*)*',
    meta: { title: '没有此页' },
    component: () => import('./shell/no-page.vue'),
  },
];
