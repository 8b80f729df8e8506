import { tryNonces } from './proof.js';
import { solve } from './solve.js';

it('a challenge is solved where there is no worker, too', async () => {
  const challenge = 'v1.AAAAAAAAAAAAAAAAAAAAAA.12.1795573014000.00';
  expect(typeof Worker).toBe('undefined');
  expect(await solve(challenge)).toBe(tryNonces(challenge, 0, 1_000_000));
});
