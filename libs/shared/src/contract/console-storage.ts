import type { Grant } from '../domain/casework/access-policy.js';
import type { Sealed } from './sealed.js';

/** What an account can be: disabled ones cannot sign in, and stay, since the audit chain names them. */
export const USER_STATES = ['active', 'disabled'] as const;
export type UserState = (typeof USER_STATES)[number];

/** `users`, `_id` = a random id that is never given again. */
export interface UserDoc {
  readonly _id: string;
  /** Small letters, digits, `.` `_` `-`; unique. */
  readonly username: string;
  readonly name: string;
  /** The area where the person works, and the department, if there is one. */
  readonly area: string;
  readonly unit?: string;
  readonly grants: readonly Grant[];
  /**
   * From where the account is administered up to the province: the areas that hold the place of
   * work and every scope that is granted, so that nobody administers an account above his own.
   */
  readonly areas: readonly string[];
  readonly state: UserState;
  /** Grows by one with every change that somebody made to the account; each is in the audit chain. */
  readonly version: number;
  readonly createdAt: Date;
  readonly password: StoredPassword;
  readonly totp?: StoredTotp;
  /** An enrolment that was begun and not yet confirmed; bound to the account. */
  readonly totpOffered?: Sealed;
  readonly failures?: SignInFailures;
}

export interface StoredPassword {
  /** Argon2id, PHC. */
  readonly hash: string;
  readonly changedAt: Date;
  /** Given by somebody else: to be changed before anything is done. */
  readonly initial: boolean;
  /** Hashes of the last ones, this one first. */
  readonly past: readonly string[];
}

export interface StoredTotp {
  readonly secret: Sealed;
  readonly enrolledAt: Date;
  /** The step of the code last used: no code is taken twice. */
  readonly lastStep: number;
}

/** Failed sign-ins in a row. */
export interface SignInFailures {
  readonly count: number;
  readonly lockedUntil?: Date;
}

/** `sessions`, `_id` = SHA-256 of the token, base64url: who reads the database can be nobody. */
export interface SessionDoc {
  readonly _id: string;
  readonly user: string;
  readonly startedAt: Date;
  /** Moved on by use. */
  readonly idleUntil: Date;
  /** The end, whatever is done; MongoDB then takes it away. */
  readonly endsAt: Date;
}

/** What a session must do before anything else. */
export const SESSION_DUTIES = ['change-password', 'enrol-totp'] as const;
export type SessionDuty = (typeof SESSION_DUTIES)[number];

/** What is written down in the audit chain. */
export const AUDIT_ACTIONS = [
  'session.started',
  'session.refused',
  'session.ended',
  'session.all-ended',
  'user.locked',
  'user.unlocked',
  'user.created',
  'user.imported',
  'user.changed',
  'user.granted',
  'user.disabled',
  'user.enabled',
  'user.password-reset',
  'user.password-changed',
  'user.totp-enrolled',
  'user.totp-reset',
  'user.transferred',
  'case.opened',
  'case.acted',
  'webhook.created',
  'webhook.removed',
  'privacy.phone-seen',
  'privacy.reveal-asked',
  'privacy.reveal-decided',
  'privacy.reveal-opened',
  'privacy.person-searched',
  'privacy.person-exported',
  'privacy.erasure-asked',
  'privacy.erasure-decided',
  'privacy.erased',
  'request.read',
  'request.decided',
  'ticket.issued',
  'flag.judged',
  'honour.drafted',
  'honour.stepped',
  'audit.exported',
  'registry.changed',
  'registry.imported',
  'registry.key-issued',
  'registry.keys-revoked',
  'policy.changed',
  'calendar.changed',
  'evaluation.imported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A value of JSON. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What is to be written down. Nothing personal of a citizen may stand in it. */
export interface AuditEntry {
  /** The id of the person, `system`, or `command-line`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What it was done to: `user:<id>`, `case:<id>`, `reveal:<id>`, `request:<id>`, `audit` … */
  readonly subject: string;
  readonly details: Readonly<Record<string, Json>>;
}

/** `audit`, `_id` = the sequence number from 1, without gaps. */
export interface AuditDoc extends AuditEntry {
  readonly _id: number;
  readonly at: Date;
  /** `hash` of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 and SM3, hexadecimal, over the canonical JSON of everything above. */
  readonly hash: string;
  readonly sm3: string;
}

/** `audit_heads`, `_id` = 'chain': the newest entry; whoever appends writes here first. */
export interface ChainHeadDoc {
  readonly _id: 'chain';
  readonly seq: number;
  readonly hash: string;
}

/**
 * `audit_heads`, `_id` = 'anchors:<key id>': the last anchor that was written to the file of a key,
 * and who may write the next one.
 */
export interface AnchorHeadDoc {
  readonly _id: `anchors:${string}`;
  readonly number: number;
  readonly seq: number;
  readonly owner?: string;
  readonly until?: Date;
}
