import type { RouteRecordRaw } from 'vue-router';

export const PRIVACY_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'privacy/requests',
    meta: { title: '群众申请', group: '办理', permission: 'privacy.requests' },
    component: () => import('./request-list.vue'),
  },
  {
    path: 'privacy/requests/:id',
    meta: { title: '群众申请', permission: 'privacy.requests' },
    component: () => import('./request-detail.vue'),
  },
  {
    path: 'privacy/reveals',
    meta: { title: '个人信息审批', group: '办理', permission: 'privacy.ask-reveal' },
    component: () => import('./reveal-list.vue'),
  },
  {
    path: 'privacy/reveals/:id',
    meta: { title: '个人信息审批', permission: 'privacy.ask-reveal' },
    component: () => import('./reveal-detail.vue'),
  },
  {
    path: 'privacy/persons',
    meta: { title: '个人信息查询', group: '数据', permission: 'privacy.find-person' },
    component: () => import('./person-search.vue'),
  },
  {
    path: 'privacy/exports',
    meta: { title: '明细导出', group: '数据', permission: 'tickets.issue' },
    component: () => import('./row-export.vue'),
  },
];
