import { isGrant } from '#shared/domain/casework/access-policy.js';
import { ROLES } from '#shared/domain/casework/access-role.js';
import { draftOf, grantOf, nextPageOf } from './user-words';

it.each(ROLES)('gives %s the kind of scope that the policy wants', (role) => {
  const grant = grantOf({ role, code: 'X1' });
  expect(isGrant(grant)).toBe(true);
  expect(grantOf(draftOf(grant))).toEqual(grant);
});

it('leafs as far as there are accounts, and no further', () => {
  expect(nextPageOf(1, 50, 51)).toBe('2');
  expect(nextPageOf(2, 50, 100)).toBeNull();
  expect(nextPageOf(1, 50, 0)).toBeNull();
});
