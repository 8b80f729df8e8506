import type { RouteRecordRaw } from 'vue-router';

export const START_PAGES: readonly RouteRecordRaw[] = [
  {
    path: '',
    name: 'start',
    meta: { title: '首页', group: '办理' },
    component: () => import('./start-page.vue'),
  },
  {
    path: 'notices',
    name: 'notices',
    meta: { title: '消息', group: '办理', permission: 'notices.own' },
    component: () => import('../notices/notice-list.vue'),
  },
];
