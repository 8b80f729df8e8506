import type { UserDoc, UserState } from '#shared/contract/console-storage.js';
import { may, scopesOf, type Grant } from '#shared/domain/casework/access-policy.js';
import { generatePassword, PASSWORDS_REMEMBERED } from '#shared/crypto/password-rules.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import {
  changedMeanwhile,
  invalid,
  notFound,
  outsideScope,
  ProblemError,
} from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { Passwords } from '../identity/passwords.js';
import type { Officer } from '../officer.js';
import type { Places } from '../places.js';
import type { SessionStore } from '../sessions/session-store.port.js';
import { newUser, nextPassword } from './new-user.js';
import type { OpenWork } from './open-work.port.js';
import { recordChange, type RecordedChange } from './record-change.js';
import { commonAreas, placeOfHome, placesOfGrants, type Home } from './user-rules.js';
import type { UserPage, UserQuery, UserStore } from './user-store.port.js';

export interface UsersParts {
  readonly transactions: Transactions;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly audit: AuditTrail;
  readonly passwords: Passwords;
  readonly places: Places;
  readonly work: OpenWork;
  readonly clock: Clock;
}

/** An account and the password that its owner is to be told. */
export interface WithPassword {
  readonly user: UserDoc;
  readonly password: string;
}

export interface AccountRequest extends Home {
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** What is edited; what is absent stays, and a unit of null is none. */
export interface UserEdit {
  readonly name?: string | undefined;
  readonly area?: string | undefined;
  readonly unit?: string | null | undefined;
}

type Step = Omit<RecordedChange, 'actor' | 'user'>;

/**
 * Accounts, as administrators change them: each method's permission was asked for before, about the
 * account named. Every change is one transaction with its entry in the audit chain.
 */
export class UsersService {
  constructor(private readonly parts: UsersParts) {}

  list({ actor }: Officer, query: Omit<UserQuery, 'areas'>): Promise<UserPage> {
    const areas = scopesOf(actor, 'users.read').map(({ code }) => code);
    return this.parts.users.list({ ...query, areas });
  }

  async read(id: string): Promise<UserDoc> {
    const user = await this.parts.users.byId(id);
    if (user === undefined) throw notFound();
    return user;
  }

  async create({ actor }: Officer, request: AccountRequest): Promise<WithPassword> {
    const { transactions, users, audit, passwords, places, clock } = this.parts;
    const home = placeOfHome(request, places);
    const granted = placesOfGrants(request.grants, places);
    const areas = commonAreas([home, ...granted], places.province);
    // What is not there yet is somebody else's: no id is a user name.
    const target = { lineage: areas, person: request.username };
    if (!may(actor, 'users.write', target)) throw outsideScope('area');
    const password = generatePassword();
    const user = newUser({ ...request, areas, hash: await passwords.hash(password) }, clock.now());
    await transactions.run(async (tx) => {
      if ((await users.byUsername(user.username, tx)) !== undefined) {
        throw new ProblemError(409, 'username-taken', 'is the name of another account', 'username');
      }
      if (user.grants.length > 0) await this.requireFirstSecurity(tx, user.grants);
      await users.insert(tx, user);
      const { username, area, unit = null, version } = user;
      await audit.append(tx, {
        actor: actor.id,
        action: 'user.created',
        subject: `user:${user._id}`,
        details: { username, area, unit, grants: grantsJson(user.grants), version },
      });
    });
    return { user, password };
  }

  change(officer: Officer, id: string, version: number, change: UserEdit): Promise<UserDoc> {
    return this.step(officer, id, version, (_, user) => {
      const name = change.name ?? user.name;
      const area = change.area ?? user.area;
      // A department belongs to its area, so who moves to another area leaves it.
      const kept = area === user.area ? user.unit : undefined;
      const unit = change.unit === undefined ? kept : (change.unit ?? undefined);
      const { places } = this.parts;
      const held = [placeOfHome({ area, unit }, places), ...placesOfGrants(user.grants, places)];
      const areas = commonAreas(held, places.province);
      const target = { lineage: areas, person: id };
      if (!may(officer.actor, 'users.write', target)) throw outsideScope('area');
      return {
        action: 'user.changed',
        change: { name, area, unit, areas },
        details: { area, unit: unit ?? null, renamed: name !== user.name },
      };
    });
  }

  /** Puts other grants in the place of those it has, and ends its sessions. */
  grant(officer: Officer, id: string, version: number, grants: readonly Grant[]): Promise<UserDoc> {
    const { places, sessions } = this.parts;
    return this.step(officer, id, version, async (tx, user) => {
      const granted = placesOfGrants(grants, places);
      for (const [index, place] of granted.entries()) {
        const target = { ...place, person: id };
        if (!may(officer.actor, 'users.grant', target)) throw outsideScope(`grants.${index}.scope`);
      }
      const areas = commonAreas([placeOfHome(user, places), ...granted], places.province);
      await sessions.removeAllOf(tx, id);
      return {
        action: 'user.granted',
        change: { grants, areas },
        details: { before: grantsJson(user.grants), after: grantsJson(grants) },
      };
    });
  }

  setState(officer: Officer, id: string, version: number, state: UserState): Promise<UserDoc> {
    return this.step(officer, id, version, async (tx, user) => {
      if (user.state === state) throw wrongState(`the account is ${state} already`);
      if (state === 'disabled') {
        await this.parts.sessions.removeAllOf(tx, id);
        await this.parts.work.handOver(tx, user, undefined);
      }
      return { action: state === 'disabled' ? 'user.disabled' : 'user.enabled', change: { state } };
    });
  }

  /** Gives a new initial password and ends the sessions; a lock stays, for another person to lift. */
  async resetPassword(officer: Officer, id: string): Promise<WithPassword> {
    const { passwords, sessions, clock } = this.parts;
    const password = generatePassword();
    const hash = await passwords.hash(password);
    const user = await this.step(officer, id, undefined, async (tx, before) => {
      await sessions.removeAllOf(tx, id);
      const given = { initial: true, at: clock.now(), remembered: PASSWORDS_REMEMBERED };
      return {
        action: 'user.password-reset',
        change: { password: nextPassword(before, hash, given) },
      };
    });
    return { user, password };
  }

  unlock(officer: Officer, id: string): Promise<UserDoc> {
    const change = { failures: undefined };
    return this.step(officer, id, undefined, () => ({ action: 'user.unlocked', change }));
  }

  /** Forgets the second factor, for somebody who lost it; ends the sessions. */
  resetTotp(officer: Officer, id: string): Promise<UserDoc> {
    return this.step(officer, id, undefined, async (tx) => {
      await this.parts.sessions.removeAllOf(tx, id);
      return { action: 'user.totp-reset', change: { totp: undefined, totpOffered: undefined } };
    });
  }

  async endSessions({ actor }: Officer, id: string): Promise<number> {
    const { transactions, sessions, audit } = this.parts;
    return transactions.run(async (tx) => {
      const ended = await sessions.removeAllOf(tx, id);
      const subject = `user:${id}`;
      const details = { ended };
      await audit.append(tx, { actor: actor.id, action: 'session.all-ended', subject, details });
      return ended;
    });
  }

  /** Hands the open work of one person over to another; answers how much it was. */
  async transfer({ actor }: Officer, from: string, to: string): Promise<number> {
    const { transactions, users, work, audit } = this.parts;
    if (from === to) throw invalid('to', 'must be another account');
    return transactions.run(async (tx) => {
      const giver = await this.current(tx, from);
      const taker = await users.byId(to, tx);
      const target = taker && { lineage: taker.areas, deptCode: taker.unit, person: taker._id };
      if (taker?.state !== 'active' || !target || !may(actor, 'users.transfer', target)) {
        throw invalid('to', 'must be an account in use that you may see');
      }
      const handedOver = await work.handOver(tx, giver, taker);
      const subject = `user:${from}`;
      const details = { to, handedOver };
      await audit.append(tx, { actor: actor.id, action: 'user.transferred', subject, details });
      return handedOver;
    });
  }

  private step(
    { actor }: Officer,
    id: string,
    version: number | undefined,
    decide: (tx: Tx, user: UserDoc) => Step | Promise<Step>,
  ): Promise<UserDoc> {
    return this.parts.transactions.run(async (tx) => {
      const user = await this.current(tx, id);
      if (version !== undefined && user.version !== version) throw changedMeanwhile();
      const step = await decide(tx, user);
      return recordChange(tx, this.parts, { actor: actor.id, user, ...step });
    });
  }

  private async current(tx: Tx, id: string): Promise<UserDoc> {
    const user = await this.parts.users.byId(id, tx);
    if (user === undefined) throw notFound();
    return user;
  }

  /**
   * Roles are given by a security administrator. The first one comes with his; one who is disabled
   * counts, or whoever may disable him could make another in his place.
   */
  private async requireFirstSecurity(tx: Tx, grants: readonly Grant[]): Promise<void> {
    const isFirst =
      grants.every(({ role }) => role === 'security-admin') &&
      !(await this.parts.users.hasRole(tx, 'security-admin'));
    if (isFirst) return;
    const rule = 'are given by a security administrator; only the first one of these comes with it';
    throw new ProblemError(403, 'forbidden', rule, 'grants');
  }
}

const wrongState = (detail: string): ProblemError =>
  new ProblemError(409, 'wrong-state', detail, 'state');

const grantsJson = (grants: readonly Grant[]): string[] =>
  grants.map(({ role, scope }) => `${role} ${scope.kind} ${scope.code}`);
