import type { RouteRecordRaw } from 'vue-router';

export const CASE_PAGES: readonly RouteRecordRaw[] = [];
