import type { Role } from './access-role.js';

/** Who may do one thing, given that the target lies in the scope of the role. */
export interface AccessRule {
  readonly roles: readonly Role[];
  /**
   * Which person the target must name: oneself, somebody else (nobody approves what he asked for,
   * or gives himself a role), or oneself as the one it is assigned to.
   */
  readonly person?: 'self' | 'another' | 'assignee';
  /** What has no place: the scope does not matter. */
  readonly anywhere?: true;
}

const ADMINS = ['system-admin', 'security-admin', 'audit-admin'] as const;
const WORKERS = ['officer', 'handler'] as const;
const READERS = ['officer', 'handler', 'supervisor'] as const;

/**
 * The one table of who may do what. A role that is not named may not. Administrators see no case,
 * no rating and no ranking; a supervisor sees and reports, and changes nothing.
 */
export const ACCESS = {
  'session.own': { roles: [...READERS, ...ADMINS], person: 'self', anywhere: true },
  'session.revoke': { roles: ['security-admin'] },

  'users.read': { roles: ADMINS },
  'users.write': { roles: ['system-admin'], person: 'another' },
  'users.import': { roles: ['system-admin'] },
  'users.grant': { roles: ['security-admin'], person: 'another' },
  'users.unlock': { roles: ['security-admin'], person: 'another' },
  'users.transfer': { roles: ['officer', 'system-admin'] },

  'registry.read': { roles: [...READERS, ...ADMINS] },
  'registry.write': { roles: ['officer', 'system-admin'] },
  'registry.import': { roles: ['officer', 'system-admin'] },
  'registry.sources': { roles: ['system-admin'] },
  'registry.keys': { roles: ['security-admin'] },
  'registry.calendar-read': { roles: [...READERS, 'system-admin'], anywhere: true },
  'registry.calendar': { roles: ['officer', 'system-admin'] },
  'policies.read': { roles: [...READERS, 'system-admin'] },
  'policies.write': { roles: ['officer'] },

  'cases.read': { roles: READERS },
  'cases.open': { roles: ['officer'] },
  'cases.observe': { roles: ['officer', 'supervisor'] },
  'cases.act': { roles: WORKERS },

  'supervision.board': { roles: ['officer', 'supervisor'] },
  'supervision.flags': { roles: ['officer'] },
  'supervision.judge-flag': { roles: ['officer'] },
  'supervision.honours': { roles: READERS },
  'supervision.draft-honours': { roles: ['officer'] },
  'supervision.step-honour': { roles: ['officer'] },
  'supervision.approve-honour': { roles: ['officer'], person: 'another' },
  'supervision.object-honour': { roles: READERS },
  'rankings.read': { roles: READERS },

  'privacy.revisit-phone': { roles: ['officer'], person: 'assignee' },
  'privacy.ask-reveal': { roles: ['officer'] },
  'privacy.approve-reveal': { roles: ['officer'], person: 'another' },
  'privacy.reveal': { roles: ['officer'], person: 'self' },
  'privacy.find-person': { roles: ['officer'] },
  'privacy.export-person': { roles: ['officer'] },
  'privacy.erase-person': { roles: ['officer'] },
  'privacy.requests': { roles: ['officer'] },

  'audit.own': { roles: [...READERS, ...ADMINS], person: 'self', anywhere: true },
  'audit.read': { roles: ['audit-admin'] },
  'audit.verify': { roles: ['audit-admin'] },
  'audit.export': { roles: ['audit-admin'] },

  'exports.cases': { roles: ['officer'] },
  'tickets.issue': { roles: ['officer'] },

  'notices.own': { roles: [...READERS, ...ADMINS], person: 'self', anywhere: true },
  'notices.webhook': { roles: ['system-admin'] },
} as const satisfies Record<string, AccessRule>;
export type Permission = keyof typeof ACCESS;
export const PERMISSIONS = Object.keys(ACCESS) as Permission[];
