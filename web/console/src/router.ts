import { createRouter, createWebHistory, type RouteLocationRaw } from 'vue-router';
import { whenSignedOut } from './api/http';
import type { Session } from './api/session';
import { PAGES } from './pages';
import { currentSession, forgetSession, loadSession } from './session/use-session';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./session/sign-in.vue') },
    {
      path: '/password',
      name: 'password',
      component: () => import('./session/change-password.vue'),
    },
    { path: '/totp', name: 'totp', component: () => import('./session/enrol-totp.vue') },
    { path: '/', component: () => import('./shell/shell-frame.vue'), children: [...PAGES] },
  ],
});

const DUTIES: Readonly<Record<NonNullable<Session['must']>, string>> = {
  'change-password': 'password',
  'enrol-totp': 'totp',
};
/** Pages that may be opened while a duty is open, or to do again what was done once. */
const DOORS = new Set<unknown>(['sign-in', ...Object.values(DUTIES)]);

router.beforeEach(async (to): Promise<RouteLocationRaw | undefined> => {
  const session = await loadSession();
  if (session === null) {
    return to.name === 'sign-in' ? undefined : { name: 'sign-in', query: { to: to.fullPath } };
  }
  const duty = session.must === null ? undefined : DUTIES[session.must];
  if (duty !== undefined) return to.name === duty ? undefined : { name: duty };
  return to.name === 'sign-in' ? { path: '/' } : undefined;
});

router.afterEach((to) => {
  // Pages before the sign-in have no title of their own.
  const { title } = to.meta as Partial<typeof to.meta>;
  document.title = title === undefined ? '好差评工作台' : `${title} · 好差评工作台`;
});

whenSignedOut(() => {
  if (currentSession.value === null) return;
  forgetSession();
  const { fullPath, name } = router.currentRoute.value;
  if (DOORS.has(name)) return;
  void router.replace({ name: 'sign-in', query: { to: fullPath, ended: '' } });
});
