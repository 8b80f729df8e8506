import type { RouteRecordRaw } from 'vue-router';

export const SUPERVISION_PAGES: readonly RouteRecordRaw[] = [];
