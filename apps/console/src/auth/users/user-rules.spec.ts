import fc from 'fast-check';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import { ROLES, type Role } from '#shared/domain/casework/access-role.js';
import { commonAreas, grantsFault } from './user-rules.js';

const grantOf = (role: Role, code = '360829'): Grant => ({
  role,
  scope: { kind: role === 'handler' ? 'department' : 'area', code },
});

describe('the grants of one account', () => {
  it.each<[string, Role[], boolean]>([
    ['none', [], true],
    ['an officer', ['officer'], true],
    ['who handles and watches', ['officer', 'handler', 'supervisor'], true],
    ['a system administrator', ['system-admin'], true],
    ['two administrators', ['system-admin', 'security-admin'], false],
    ['an auditor who works', ['audit-admin', 'officer'], false],
    ['an auditor who watches', ['audit-admin', 'supervisor'], false],
  ])('%s', (_, roles, isFine) => {
    expect(grantsFault(roles.map((role) => grantOf(role))) === undefined).toBe(isFine);
  });

  it('name a role once for each scope, in a scope of its kind', () => {
    expect(grantsFault([grantOf('officer'), grantOf('officer', '360800')])).toBeUndefined();
    expect(grantsFault([grantOf('officer'), grantOf('officer')])).toContain('twice');
    const wrong: Grant = { role: 'officer', scope: { kind: 'department', code: 'D' } };
    expect(grantsFault([wrong])).toContain('scope');
  });

  it('never hold an administrator beside anything else', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const isApart = roles.length < 2 || !roles.some((role) => role.endsWith('-admin'));
        expect(grantsFault(roles.map((role) => grantOf(role))) === undefined).toBe(isApart);
      }),
    );
  });
});

describe('from where an account is administered', () => {
  const place = (...lineage: string[]) => ({ lineage });
  it.each([
    [[place('360829', '360800', '360000')], ['360829', '360800', '360000']],
    [
      [place('360829', '360800', '360000'), place('360800', '360000')],
      ['360800', '360000'],
    ],
    [[place('360829', '360800', '360000'), place('360102', '360100', '360000')], ['360000']],
    [[place('1'), place('2')], ['360000']],
    [[], ['360000']],
  ])('%j: %j', (places, areas) => {
    expect(commonAreas(places, '360000')).toEqual(areas);
  });
});
