import type { RouteRecordRaw } from 'vue-router';

export const AUDIT_PAGES: readonly RouteRecordRaw[] = [];
