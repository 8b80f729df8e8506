import { BESIDE, CAST, LINEAGE, OTHER, RATED, type CastName } from '../../testing/casework.js';
import { may, PERMISSIONS, scopesOf, type Permission, type Target } from './casework.js';

const INSIDE: Target = { lineage: LINEAGE, deptCode: RATED, person: 'somebody' };
const ELSEWHERE: Target = { lineage: BESIDE, deptCode: 'DEPT-BESIDE', person: 'somebody' };
const WHOLE: Target = { lineage: ['360000'], person: 'somebody' };

const PEOPLE: readonly CastName[] = [
  'county',
  'handler',
  'supervisor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
];
/** O officer, H handler, V supervisor, Y system, S security, A audit administrator. */
const LETTERS = 'OHVYSA';
const allowed = (permission: Permission, target: Target): string =>
  PEOPLE.map((who, i) => (may(CAST[who], permission, target) ? LETTERS.charAt(i) : '')).join('');

/** For every permission: who may inside his scope, the target being another person's. */
const TABLE: Readonly<Record<Permission, string>> = {
  'session.own': '',
  'session.revoke': 'S',
  'users.read': 'YSA',
  'users.write': 'Y',
  'users.import': 'Y',
  'users.grant': 'S',
  'users.unlock': 'S',
  'users.transfer': 'OY',
  'registry.read': 'OHVYSA',
  'registry.write': 'OY',
  'registry.import': 'OY',
  'registry.sources': 'Y',
  'registry.keys': 'S',
  'registry.calendar-read': 'OHVY',
  'registry.calendar': 'OY',
  'policies.read': 'OHVY',
  'policies.write': 'O',
  'cases.read': 'OHV',
  'cases.open': 'O',
  'cases.observe': 'OV',
  'cases.act': 'OH',
  'supervision.board': 'OV',
  'supervision.flags': 'O',
  'supervision.judge-flag': 'O',
  'supervision.honours': 'OHV',
  'supervision.draft-honours': 'O',
  'supervision.step-honour': 'O',
  'supervision.approve-honour': 'O',
  'supervision.object-honour': 'OHV',
  'rankings.read': 'OHV',
  'privacy.revisit-phone': '',
  'privacy.ask-reveal': 'O',
  'privacy.approve-reveal': 'O',
  'privacy.reveal': '',
  'privacy.find-person': 'O',
  'privacy.export-person': 'O',
  'privacy.erase-person': 'O',
  'privacy.requests': 'O',
  'audit.own': '',
  'audit.read': 'A',
  'audit.verify': 'A',
  'audit.export': 'A',
  'exports.cases': 'O',
  'tickets.issue': 'O',
  'notices.own': '',
  'notices.webhook': 'Y',
};

describe('who may what', () => {
  it.each(PERMISSIONS)('%s', (permission) => {
    expect(allowed(permission, INSIDE)).toBe(TABLE[permission]);
  });

  // The calendar has no place.
  const placed = PERMISSIONS.filter((one) => one !== 'registry.calendar-read');
  it.each(placed)('%s: nobody of the county or the unit, elsewhere', (permission) => {
    for (const who of ['county', 'handler'] as const) {
      expect(may(CAST[who], permission, ELSEWHERE)).toBe(false);
      expect(may(CAST[who], permission, WHOLE)).toBe(false);
    }
  });

  it('no administrator sees a case, a rating or a person', () => {
    const seen = PERMISSIONS.filter((one) =>
      /^(cases|rankings|privacy|exports|tickets)\./.test(one),
    );
    for (const permission of seen) {
      for (const target of [INSIDE, ELSEWHERE, WHOLE]) {
        expect(allowed(permission, target)).not.toMatch(/[YSA]/);
      }
    }
  });

  it('the administrators have nothing in common that changes anything', () => {
    const shared = PERMISSIONS.filter((one) => /[YSA].*[YSA]/.test(TABLE[one]));
    expect(shared).toEqual(['users.read', 'registry.read']);
  });

  it.each<[Permission, CastName, Partial<Target>, boolean]>([
    ['session.own', 'handler', { person: 'handler', deptCode: OTHER }, true],
    ['session.own', 'handler', { person: 'county' }, false],
    ['users.grant', 'securityAdmin', { person: 'security-admin' }, false],
    ['users.write', 'systemAdmin', { person: 'system-admin' }, false],
    ['privacy.approve-reveal', 'county', { person: 'county' }, false],
    ['privacy.approve-reveal', 'county', { person: undefined }, false],
    ['privacy.approve-reveal', 'countyToo', { person: 'county' }, true],
    ['privacy.reveal', 'county', { person: 'county' }, true],
    ['privacy.revisit-phone', 'county', { assignee: 'county' }, true],
    ['privacy.revisit-phone', 'countyToo', { assignee: 'county' }, false],
    ['privacy.revisit-phone', 'handler', { assignee: 'handler' }, false],
  ])('%s by %s of %j: %s', (permission, who, more, expected) => {
    expect(may(CAST[who], permission, { ...INSIDE, ...more })).toBe(expected);
  });

  it.each<[CastName, boolean]>([
    ['county', true],
    ['city', true],
    ['province', true],
    ['beside', false],
    ['handler', true],
    ['otherHandler', false],
    ['system', false],
  ])('a case of the county at its unit is read by %s: %s', (who, expected) => {
    expect(may(CAST[who], 'cases.read', INSIDE)).toBe(expected);
  });

  it('a scope of the wrong kind gives nothing', () => {
    const wrong = {
      id: 'wrong',
      grants: [
        { role: 'officer', scope: { kind: 'department', code: RATED } },
        { role: 'handler', scope: { kind: 'area', code: '360000' } },
      ] as const,
    };
    expect(PERMISSIONS.filter((permission) => may(wrong, permission, INSIDE))).toEqual([]);
    expect(scopesOf(wrong, 'cases.read')).toEqual([]);
  });

  it('lists are narrowed by the scopes that give the permission', () => {
    expect(scopesOf(CAST.handler, 'cases.read')).toEqual([{ kind: 'department', code: RATED }]);
    expect(scopesOf(CAST.auditAdmin, 'cases.read')).toEqual([]);
  });
});
