import type { UserDoc } from '#shared/contract/console-storage.js';
import {
  PASSWORD_FAULTS,
  passwordFault,
  PASSWORDS_REMEMBERED,
  type PasswordFault,
} from '#shared/crypto/password-rules.js';
import { generateTotpSecret, matchTotp, otpauthUri } from '#shared/crypto/totp.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import { changedMeanwhile, noSession, ProblemError } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { AuthPolicy } from '../auth-policy.js';
import { oneMoreFailure } from '../identity/failures.js';
import type { Passwords } from '../identity/passwords.js';
import type { TotpVault } from '../identity/totp-vault.js';
import type { Officer } from '../officer.js';
import { nextPassword } from '../users/new-user.js';
import { recordChange } from '../users/record-change.js';
import type { UserStore } from '../users/user-store.port.js';
import type { SessionStore } from './session-store.port.js';
import type { SessionsService, Started } from './sessions.service.js';

const ISSUER = '好差评';

export interface AccountParts {
  readonly transactions: Transactions;
  readonly sessions: SessionsService;
  readonly sessionStore: SessionStore;
  readonly users: UserStore;
  readonly audit: AuditTrail;
  readonly passwords: Passwords;
  readonly vault: TotpVault;
  readonly policy: AuthPolicy;
  readonly clock: Clock;
}

/** What people change of their own account. */
export class AccountService {
  constructor(private readonly parts: AccountParts) {}

  /**
   * Puts a new password in the place of the current one and begins a new session in the place of all
   * others. A wrong current one counts as a failed sign-in, and the one that locks ends the sessions.
   */
  async changePassword({ user }: Officer, current: string, next: string): Promise<Started> {
    const { passwords } = this.parts;
    if (!(await passwords.check(current, user.password.hash)).matches) {
      await this.countFailure(user);
      throw new ProblemError(403, 'wrong-password', 'is not the current password', 'current');
    }
    const fault = passwordFault(next, [user.username, user.name]);
    if (fault !== undefined) throw weakPassword(fault);
    for (const hash of user.password.past) {
      if ((await passwords.check(next, hash)).matches) throw weakPassword('used-before');
    }
    const hash = await passwords.hash(next);
    return this.change(user, 'user.password-changed', (fresh, now) => {
      if (fresh.password.hash !== user.password.hash) throw changedMeanwhile();
      const given = { initial: false, at: now, remembered: PASSWORDS_REMEMBERED };
      return { password: nextPassword(fresh, hash, given), failures: undefined };
    });
  }

  /** Offers a second factor: good once a code of it is confirmed. */
  async offerTotp({ user }: Officer): Promise<{ readonly secret: string; readonly uri: string }> {
    const { transactions, users, vault } = this.parts;
    const secret = generateTotpSecret();
    await transactions.run(async (tx) => {
      const fresh = await this.read(tx, user._id);
      if (fresh.totp !== undefined) throw alreadyEnrolled();
      await users.change(tx, user._id, { totpOffered: vault.seal(secret, user._id) });
    });
    return { secret, uri: otpauthUri(secret, user.username, ISSUER) };
  }

  /** Takes the second factor that was offered, by a code of it; begins a new session. */
  async confirmTotp({ user }: Officer, code: string): Promise<Started> {
    return this.change(user, 'user.totp-enrolled', (fresh, now) => {
      if (fresh.totp !== undefined) throw alreadyEnrolled();
      const offered = fresh.totpOffered;
      const secret = offered === undefined ? undefined : this.parts.vault.open(offered, fresh._id);
      if (offered === undefined || secret === undefined) {
        throw new ProblemError(409, 'nothing-offered', 'begin to enrol a second factor first');
      }
      const step = matchTotp(secret, code, now, 0);
      if (step === undefined) {
        throw new ProblemError(422, 'wrong-code', 'is not the code of this moment', 'code');
      }
      const totp = { secret: offered, enrolledAt: new Date(now), lastStep: step };
      return { totp, totpOffered: undefined };
    });
  }

  private change(
    { _id }: UserDoc,
    action: 'user.password-changed' | 'user.totp-enrolled',
    decide: (fresh: UserDoc, now: number) => Parameters<typeof recordChange>[2]['change'],
  ): Promise<Started> {
    const { transactions, sessions, clock } = this.parts;
    return transactions.run(async (tx) => {
      const user = await this.read(tx, _id);
      const change = decide(user, clock.now());
      const changed = await recordChange(tx, this.parts, { actor: _id, action, user, change });
      return sessions.rotate(tx, changed);
    });
  }

  private async read(tx: Tx, id: string): Promise<UserDoc> {
    const user = await this.parts.users.byId(id, tx);
    if (user?.state !== 'active') throw noSession();
    return user;
  }

  private async countFailure({ _id }: UserDoc): Promise<void> {
    const { transactions, users, sessionStore, audit, policy, clock } = this.parts;
    await transactions.run(async (tx) => {
      const user = await this.read(tx, _id);
      const failures = oneMoreFailure(user, policy, clock.now());
      await users.change(tx, _id, { failures });
      if (failures.lockedUntil === undefined) return;
      await sessionStore.removeAllOf(tx, _id);
      const subject = `user:${_id}`;
      await audit.append(tx, { actor: _id, action: 'user.locked', subject, details: {} });
    });
  }
}

const weakPassword = (fault: PasswordFault): ProblemError =>
  new ProblemError(422, 'weak-password', PASSWORD_FAULTS[fault], 'next');

const alreadyEnrolled = (): ProblemError =>
  new ProblemError(409, 'already-enrolled', 'a second factor is enrolled; have it reset first');
