import type { RouteRecordRaw } from 'vue-router';

export const USER_PAGES: readonly RouteRecordRaw[] = [];
