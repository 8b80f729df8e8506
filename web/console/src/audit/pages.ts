import type { RouteRecordRaw } from 'vue-router';

export const AUDIT_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'audit',
    meta: { title: '审计日志', group: '系统', permission: 'audit.read' },
    component: () => import('./audit-list.vue'),
  },
  {
    path: 'account',
    meta: { title: '我的账号', group: '系统' },
    component: () => import('./own-account.vue'),
  },
];
