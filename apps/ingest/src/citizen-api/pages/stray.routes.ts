import type { CitizenRoute } from '../citizen-route.js';
import { problemPage } from './page-shell.js';

/** Where links of ours begin; what follows may have been cut, or got a slash too many. */
const LINKS = ['/r/*', '/receipt/*', '/q/*'];

/** Links that lead nowhere, told in words and not as JSON: people are sent them, and type them. */
export const strayRoutes: readonly CitizenRoute[] = LINKS.map((url) => ({
  method: 'GET',
  url,
  handle: () => problemPage({ problem: 'unknown' }, []),
}));
