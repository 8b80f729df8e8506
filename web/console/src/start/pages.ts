import type { RouteRecordRaw } from 'vue-router';

export const START_PAGES: readonly RouteRecordRaw[] = [
  { path: '', name: 'start', meta: { title: '首页' }, component: () => import('./start-page.vue') },
];
