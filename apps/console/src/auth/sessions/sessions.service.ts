import type { SessionDoc, UserDoc } from '#shared/contract/console-storage.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { AuthPolicy } from '../auth-policy.js';
import type {
  Credentials,
  Identification,
  IdentityProvider,
} from '../identity/identity-provider.port.js';
import { actorOf, dutyOf, type Officer } from '../officer.js';
import type { UserStore } from '../users/user-store.port.js';
import type { SessionStore } from './session-store.port.js';
import { newSessionToken, sessionIdOf } from './session-token.js';

/** Use moves the end of idleness on in steps, so that not every request writes. */
const TOUCH_MS = 30_000;

export interface SessionsParts {
  readonly transactions: Transactions;
  readonly identity: IdentityProvider;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly audit: AuditTrail;
  readonly policy: AuthPolicy;
  readonly clock: Clock;
  /** Is told how each sign-in ended. */
  readonly signedIn?: (outcome: 'started' | 'refused' | 'locked') => void;
}

/** A session that was begun: the token is for the browser and stands nowhere else. */
export interface Started {
  readonly token: string;
  readonly officer: Officer;
}

/** Signs people in and out. */
export class SessionsService {
  constructor(private readonly parts: SessionsParts) {}

  /**
   * Begins a session, and ends the one that the browser had; undefined when the credentials are not
   * good, whatever the reason. Either way it is in the audit chain.
   */
  async signIn(
    credentials: Credentials,
    address: string,
    oldToken?: string,
  ): Promise<Started | undefined> {
    const { transactions, identity, sessions, audit, signedIn } = this.parts;
    const proof = await identity.prove(credentials);
    const { found, started } = await transactions.run(async (tx) => {
      const found = await proof.settle(tx);
      if (found.kind === 'refusal') {
        await this.writeRefusal(tx, found, address);
        return { found };
      }
      if (oldToken !== undefined) await sessions.remove(tx, sessionIdOf(oldToken));
      const started = await this.begin(tx, found.user);
      const { _id } = found.user;
      await audit.append(tx, {
        actor: _id,
        action: 'session.started',
        subject: `user:${_id}`,
        details: { address },
      });
      return { found, started };
    });
    if (found.kind === 'identity') signedIn?.('started');
    else signedIn?.(found.locks ? 'locked' : 'refused');
    return started;
  }

  /**
   * Who a token stands for; undefined when the session is over or the account may not be used. What
   * is no use by a person does not put off its end.
   */
  async officerOf(token: string, isUse = true): Promise<Officer | undefined> {
    const { sessions, users, policy, clock } = this.parts;
    const session = await sessions.find(sessionIdOf(token));
    const now = clock.now();
    if (session === undefined || now >= endOf(session)) return undefined;
    const user = await users.byId(session.user);
    // Without a role there is nothing that the policy allows, not even a session.
    if (user?.state !== 'active' || user.grants.length === 0) return undefined;
    const idleUntil = now + policy.idleMs;
    if (isUse && idleUntil - session.idleUntil.getTime() >= Math.min(TOUCH_MS, policy.idleMs / 2)) {
      await sessions.touch(session._id, new Date(idleUntil));
    }
    return this.officer(user, session._id);
  }

  /** Whether a session is still one. */
  async isOpen(sessionId: string): Promise<boolean> {
    const { sessions, clock } = this.parts;
    const session = await sessions.find(sessionId);
    return session !== undefined && clock.now() < endOf(session);
  }

  async signOut(officer: Officer): Promise<void> {
    const { transactions, sessions, audit } = this.parts;
    const { _id } = officer.user;
    await transactions.run(async (tx) => {
      await sessions.remove(tx, officer.sessionId);
      await audit.append(tx, {
        actor: _id,
        action: 'session.ended',
        subject: `user:${_id}`,
        details: {},
      });
    });
  }

  /** A new session in the place of all that the person has: after what changes who may be in. */
  async rotate(tx: Tx, user: UserDoc): Promise<Started> {
    await this.parts.sessions.removeAllOf(tx, user._id);
    return this.begin(tx, user);
  }

  private async begin(tx: Tx, user: UserDoc): Promise<Started> {
    const { sessions, policy, clock } = this.parts;
    const token = newSessionToken();
    const now = clock.now();
    const session: SessionDoc = {
      _id: sessionIdOf(token),
      user: user._id,
      startedAt: new Date(now),
      idleUntil: new Date(now + policy.idleMs),
      endsAt: new Date(now + policy.sessionMs),
    };
    await sessions.insert(tx, session);
    return { token, officer: this.officer(user, session._id) };
  }

  private officer(user: UserDoc, sessionId: string): Officer {
    const { policy, clock } = this.parts;
    return { user, actor: actorOf(user), sessionId, duty: dutyOf(user, policy, clock.now()) };
  }

  /** The name that was typed is not written down: people type passwords there. */
  private async writeRefusal(
    tx: Tx,
    { user, reason, locks }: Extract<Identification, { kind: 'refusal' }>,
    address: string,
  ): Promise<void> {
    const { audit } = this.parts;
    const subject = `user:${user?._id ?? 'unknown'}`;
    const details = { address };
    const actor = 'anybody';
    await audit.append(tx, {
      ...{ actor, action: 'session.refused', subject },
      details: { ...details, reason },
    });
    if (locks) await audit.append(tx, { actor, action: 'user.locked', subject, details });
  }
}

const endOf = ({ idleUntil, endsAt }: SessionDoc): number =>
  Math.min(idleUntil.getTime(), endsAt.getTime());
