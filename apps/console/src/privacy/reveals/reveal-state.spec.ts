import type { RevealDoc } from '#shared/contract/reveal-storage.js';
import { revealState } from './reveal-state.js';

const NOW = 1_000_000;
const row = (state: RevealDoc['state'], expiresAt?: number) =>
  ({ state, ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }) }) as RevealDoc;

it.each([
  ['asked', NOW + 1, 'asked'],
  ['asked', NOW, 'expired'],
  ['approved', NOW + 1, 'approved'],
  ['approved', NOW, 'expired'],
  ['approved', undefined, 'approved'],
  ['refused', NOW, 'refused'],
  ['done', NOW, 'done'],
] as const)('what is %s until %s is %s', (state, expiresAt, expected) => {
  expect(revealState(row(state, expiresAt), NOW)).toBe(expected);
});
