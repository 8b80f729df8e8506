import type { RouteRecordRaw } from 'vue-router';

export const HONOUR_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'supervision/honours',
    meta: { title: '红黑榜', group: '监督', permission: 'supervision.honours' },
    component: () => import('./honour-list.vue'),
  },
  {
    path: 'supervision/honours/:id',
    meta: { title: '红黑榜条目', permission: 'supervision.honours' },
    component: () => import('./honour-detail.vue'),
  },
];
