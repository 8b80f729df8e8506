import type { RouteRecordRaw } from 'vue-router';

export const FIGURE_PAGES: readonly RouteRecordRaw[] = [];
