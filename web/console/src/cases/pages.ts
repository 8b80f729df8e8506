import type { RouteRecordRaw } from 'vue-router';

export const CASE_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'cases',
    name: 'cases',
    meta: { title: '办件', group: '办理', permission: 'cases.read' },
    component: () => import('./case-list.vue'),
  },
  {
    path: 'cases/new',
    name: 'new-case',
    meta: { title: '登记事项', permission: 'cases.read' },
    component: () => import('./new-case.vue'),
  },
  {
    path: 'cases/:id',
    name: 'case',
    meta: { title: '办件', permission: 'cases.read' },
    component: () => import('./case-page.vue'),
  },
];
