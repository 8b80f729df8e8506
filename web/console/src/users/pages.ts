import type { RouteRecordRaw } from 'vue-router';

export const USER_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'users',
    meta: { title: '用户', group: '系统', permission: 'users.read' },
    component: () => import('./user-list.vue'),
  },
  {
    path: 'users/:id',
    meta: { title: '用户详情', permission: 'users.read' },
    component: () => import('./user-detail.vue'),
  },
];
