import type { UserDoc } from '#shared/contract/console-storage.js';
import type { PasswordCheck } from '#shared/crypto/password.js';
import { matchTotp } from '#shared/crypto/totp.js';
import type { Clock } from '../../clock.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { AuthPolicy } from '../auth-policy.js';
import type { UserChange, UserStore } from '../users/user-store.port.js';
import { isLocked, oneMoreFailure } from './failures.js';
import {
  IdentityProvider,
  type Credentials,
  type Identification,
  type Proof,
  type RefusalReason,
} from './identity-provider.port.js';
import type { Passwords } from './passwords.js';
import type { TotpVault } from './totp-vault.js';

export interface PasswordIdentityParts {
  readonly users: UserStore;
  readonly passwords: Passwords;
  readonly vault: TotpVault;
  readonly policy: AuthPolicy;
  readonly clock: Clock;
}

/** Name, password and the code of the second factor. */
export class PasswordIdentity extends IdentityProvider {
  /** What the password of a name that does not exist is compared with, to take the same time. */
  private nobody: Promise<string> | undefined;

  constructor(private readonly parts: PasswordIdentityParts) {
    super();
  }

  async prove(credentials: Credentials): Promise<Proof> {
    const { users, passwords } = this.parts;
    this.nobody ??= passwords.hash('nobody has this password');
    const nobody = await this.nobody;
    const user = await users.byUsername(credentials.username);
    const check = await passwords.check(credentials.password, user?.password.hash ?? nobody);
    if (user === undefined) return { settle: () => Promise.resolve(refusal('unknown')) };
    const renewed =
      check.matches && check.outdated ? await passwords.hash(credentials.password) : undefined;
    return { settle: (tx) => this.settle(tx, user, check, renewed, credentials.code) };
  }

  /**
   * Judges by the account as it stands now, so of many guesses at once no more are counted as tries
   * than the lock allows, and a code that two requests carry is good for one.
   */
  private async settle(
    tx: Tx,
    seen: UserDoc,
    { matches }: PasswordCheck,
    renewed: string | undefined,
    code: string | undefined,
  ): Promise<Identification> {
    const { users, policy, clock } = this.parts;
    const now = clock.now();
    const user = await users.byId(seen._id, tx);
    if (user === undefined) return refusal('unknown');
    if (user.state === 'disabled') return refusal('disabled', user);
    if (user.grants.length === 0) return refusal('without-role', user);
    if (isLocked(user, now)) return refusal('locked', user);
    const factor = this.secondFactor(user, code, now);
    if (!matches || user.password.hash !== seen.password.hash || factor === undefined) {
      const failures = oneMoreFailure(user, policy, now);
      await users.change(tx, user._id, { failures });
      return refusal('wrong', user, failures.lockedUntil !== undefined);
    }
    const { hash, past } = user.password;
    const change: UserChange = {
      ...factor,
      ...(user.failures === undefined ? {} : { failures: undefined }),
      ...(renewed === undefined
        ? {}
        : {
            password: {
              ...user.password,
              hash: renewed,
              past: past.map((one) => (one === hash ? renewed : one)),
            },
          }),
    };
    if (Object.keys(change).length > 0) await users.change(tx, user._id, change);
    return { kind: 'identity', user };
  }

  /** What the code changes of the account; undefined when it is not good. */
  private secondFactor(
    user: UserDoc,
    code: string | undefined,
    now: number,
  ): UserChange | undefined {
    const { totp } = user;
    if (totp === undefined) return {};
    const secret = this.parts.vault.open(totp.secret, user._id);
    const step =
      secret === undefined ? undefined : matchTotp(secret, code ?? '', now, totp.lastStep);
    return step === undefined ? undefined : { totp: { ...totp, lastStep: step } };
  }
}

const refusal = (reason: RefusalReason, user?: UserDoc, locks = false): Identification => ({
  kind: 'refusal',
  reason,
  user,
  locks,
});
