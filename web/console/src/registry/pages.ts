import type { RouteRecordRaw } from 'vue-router';
import { PART_NAMES, PARTS } from './part-fields';

const PART_PAGES = PART_NAMES.flatMap((part): RouteRecordRaw[] => {
  const { name, permission } = PARTS[part];
  return [
    {
      path: `registry/${part}`,
      meta: { title: name, group: '基础信息', permission },
      component: () => import('./entry-list.vue'),
      props: { part },
    },
    {
      path: `registry/${part}/:code`,
      meta: { title: `${name}详情`, permission },
      component: () => import('./entry-detail.vue'),
      props: ({ params }) => ({ part, code: params['code'] }),
    },
    {
      // Not below the part: a code may be called anything.
      path: `registry-import/${part}`,
      meta: { title: `导入${name}`, permission: 'registry.import' },
      component: () => import('./import-csv.vue'),
      props: { part },
    },
  ];
});

export const REGISTRY_PAGES: readonly RouteRecordRaw[] = [
  ...PART_PAGES,
  {
    path: 'registry-keys',
    meta: { title: '来源密钥', group: '基础信息', permission: 'registry.keys' },
    component: () => import('./keys/source-keys.vue'),
  },
  {
    path: 'policies',
    meta: { title: '时限规则', group: '基础信息', permission: 'policies.read' },
    component: () => import('./policies/policy-page.vue'),
  },
  {
    path: 'calendar',
    meta: { title: '工作日历', group: '基础信息', permission: 'registry.calendar-read' },
    component: () => import('./calendar/calendar-page.vue'),
  },
];
