import type { RouteRecordRaw } from 'vue-router';

export const FIGURE_PAGES: readonly RouteRecordRaw[] = [
  {
    path: 'rankings',
    name: 'rankings',
    meta: { title: '排名', group: '数据', permission: 'rankings.read' },
    component: () => import('./rankings-page.vue'),
  },
  {
    path: 'loop',
    name: 'loop',
    meta: { title: '办理指标', group: '数据', permission: 'rankings.read' },
    component: () => import('./loop-page.vue'),
  },
];
