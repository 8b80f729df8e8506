import type { RouteRecordRaw } from 'vue-router';

export const WEBHOOK_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'webhooks',
    meta: { title: '通知地址', group: '系统', permission: 'notices.webhook' },
    component: () => import('./webhook-list.vue'),
  },
];
