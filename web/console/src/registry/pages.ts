import type { RouteRecordRaw } from 'vue-router';

export const REGISTRY_PAGES: readonly RouteRecordRaw[] = [];
