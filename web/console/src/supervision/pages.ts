import type { RouteRecordRaw } from 'vue-router';

export const SUPERVISION_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'supervision/board',
    name: 'board',
    meta: { title: '督办台', group: '监督', permission: 'supervision.board' },
    component: () => import('./board-page.vue'),
  },
  {
    path: 'supervision/flags',
    name: 'flags',
    meta: { title: '刷评预警', group: '监督', permission: 'supervision.flags' },
    component: () => import('./flag-list.vue'),
  },
  {
    path: 'supervision/flags/:id',
    name: 'flag',
    meta: { title: '预警', permission: 'supervision.flags' },
    component: () => import('./flag-page.vue'),
  },
];
