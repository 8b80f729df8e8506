import type { RouteRecordRaw } from 'vue-router';

export const PRIVACY_PAGES: readonly RouteRecordRaw[] = [];
