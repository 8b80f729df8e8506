import type { UserDoc } from '#shared/contract/console-storage.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { fromBase32, generateTotpSecret, hotp, totpStep } from '#shared/crypto/totp.js';
import { FakeAuditTrail } from '../../audit/audit-trail.fake.js';
import { Clock } from '../../clock.js';
import { FakeTransactions } from '../../storage/transactions.fake.js';
import type { AuthPolicy } from '../auth-policy.js';
import { PasswordIdentity } from '../identity/password-identity.service.js';
import { TotpVault } from '../identity/totp-vault.js';
import { newUser } from '../users/new-user.js';
import { FakeUserStore } from '../users/user-store.fake.js';
import { FakeSessionStore } from './session-store.fake.js';
import { SessionsService } from './sessions.service.js';

const MINUTE = 60_000;
const START = Date.parse('2026-06-01T01:00:00Z');
const POLICY: AuthPolicy = {
  idleMs: 30 * MINUTE,
  sessionMs: 12 * 60 * MINUTE,
  passwordMs: 90 * 24 * 60 * MINUTE,
  lockAfter: 5,
  lockMs: 30 * MINUTE,
  requireTotp: true,
};
const OFFICER = { role: 'officer', scope: { kind: 'area', code: '360829' } } as const;
const RIGHT = { username: 'zhang.san', password: 'right' };
const WRONG = { username: 'zhang.san', password: 'wrong' };

/** Hashes that say what they are of; old ones begin with `old`. */
class ReadablePasswords {
  readonly compared: string[] = [];

  hash(password: string): Promise<string> {
    return Promise.resolve(`new ${password}`);
  }

  check(password: string, hash: string) {
    this.compared.push(hash);
    const matches = hash === `new ${password}` || hash === `old ${password}`;
    return Promise.resolve({ matches, outdated: hash.startsWith('old') });
  }
}

function house(change: Partial<UserDoc> = {}) {
  let now = START;
  const clock = new Clock(() => now);
  const made = newUser(
    {
      ...{
        username: 'zhang.san',
        name: '张三',
        area: '360829',
        areas: ['360829'],
        grants: [OFFICER],
      },
      hash: 'new right',
    },
    now,
  );
  const user: UserDoc = { ...made, password: { ...made.password, initial: false }, ...change };
  const users = new FakeUserStore(user);
  const sessions = new FakeSessionStore();
  const audit = new FakeAuditTrail();
  const passwords = new ReadablePasswords();
  const vault = new TotpVault(newKeyring());
  const parts = { users, policy: POLICY, clock };
  const identity = new PasswordIdentity({ ...parts, passwords, vault });
  const outcomes: string[] = [];
  const service = new SessionsService({
    ...{ ...parts, transactions: new FakeTransactions(), identity, sessions, audit },
    signedIn: (outcome) => outcomes.push(outcome),
  });
  const signIn = (credentials: { username: string; password: string; code?: string }) =>
    service.signIn(credentials, '127.0.0.1');
  const wait = (minutes: number): void => {
    now += minutes * MINUTE;
  };
  const current = (): UserDoc => users.users.get(user._id) ?? user;
  return {
    service,
    signIn,
    wait,
    current,
    user,
    users,
    sessions,
    audit,
    passwords,
    vault,
    outcomes,
  };
}

describe('whoever signs in', () => {
  it('gets a token that the store does not have, and is known by it', async () => {
    const { service, signIn, sessions, audit, user } = house();
    const started = await signIn(RIGHT);
    expect([...sessions.sessions.keys()]).not.toContain(started?.token);
    expect((await service.officerOf(started?.token ?? ''))?.user._id).toBe(user._id);
    expect(await service.officerOf('another token')).toBeUndefined();
    expect(audit.entries).toEqual([
      {
        actor: user._id,
        action: 'session.started',
        subject: `user:${user._id}`,
        details: { address: '127.0.0.1' },
      },
    ]);
  });

  it('under a name that is none, has a password compared all the same', async () => {
    const { signIn, passwords, audit } = house();
    expect(await signIn({ username: 'nobody', password: 'right' })).toBeUndefined();
    expect(passwords.compared).toHaveLength(1);
    expect(audit.entries[0]).toMatchObject({ subject: 'user:unknown', actor: 'anybody' });
  });

  it('fails four times and then succeeds, begins to be counted anew', async () => {
    const { signIn, current } = house();
    for (let i = 0; i < 4; i += 1) await signIn(WRONG);
    expect(current().failures).toEqual({ count: 4 });
    expect(await signIn(RIGHT)).toBeDefined();
    expect(current().failures).toBeUndefined();
  });

  it('fails five times, is locked, and is not counted further while the lock lasts', async () => {
    const { signIn, wait, current, outcomes } = house();
    for (let i = 0; i < 5; i += 1) await signIn(WRONG);
    const { failures } = current();
    expect(failures).toEqual({ count: 5, lockedUntil: new Date(START + 30 * MINUTE) });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'locked']);
    wait(29);
    expect(await signIn(RIGHT)).toBeUndefined();
    expect(current().failures).toEqual(failures);
    wait(1);
    expect(await signIn(WRONG)).toBeUndefined();
    expect(current().failures).toEqual({ count: 1 });
    expect(await signIn(RIGHT)).toBeDefined();
  });

  it('with a hash made at another cost, has it made anew', async () => {
    const { signIn, current, user } = house({
      password: {
        ...house().user.password,
        initial: false,
        hash: 'old right',
        past: ['old right'],
      },
    });
    expect(await signIn(RIGHT)).toBeDefined();
    expect(current().password).toMatchObject({ hash: 'new right', past: ['new right'] });
    expect(current().version).toBe(user.version);
  });

  it('with a second factor, needs its code, and each code once', async () => {
    const { signIn, vault, user, users, current } = house();
    const secret = generateTotpSecret();
    const totp = { secret: vault.seal(secret, user._id), enrolledAt: new Date(START), lastStep: 0 };
    users.users.set(user._id, { ...user, totp });
    const code = hotp(fromBase32(secret) ?? Buffer.alloc(0), totpStep(START));
    expect(await signIn(RIGHT)).toBeUndefined();
    expect(await signIn({ ...WRONG, code })).toBeUndefined();
    expect(await signIn({ ...RIGHT, code })).toBeDefined();
    expect(await signIn({ ...RIGHT, code })).toBeUndefined();
    expect(current().totp?.lastStep).toBe(totpStep(START));
  });

  it.each<[string, Partial<UserDoc>]>([
    ['disabled', { state: 'disabled' }],
    ['without-role', { grants: [] }],
  ])('to an account that is %s, is not let in and not counted', async (reason, change) => {
    const { signIn, current, audit } = house(change);
    expect(await signIn(RIGHT)).toBeUndefined();
    expect(current().failures).toBeUndefined();
    expect(audit.entries[0]?.details).toMatchObject({ reason });
  });
});

describe('a session', () => {
  it('writes its use down in steps, not with every request', async () => {
    const { service, signIn, wait, sessions } = house();
    const { token = '' } = (await signIn(RIGHT)) ?? {};
    for (let i = 0; i < 10; i += 1) await service.officerOf(token);
    expect(sessions.touches).toBe(0);
    wait(1);
    for (let i = 0; i < 10; i += 1) await service.officerOf(token);
    expect(sessions.touches).toBe(1);
  });

  it('of an account that is disabled is over', async () => {
    const { service, signIn, users, user } = house();
    const { token = '' } = (await signIn(RIGHT)) ?? {};
    users.users.set(user._id, { ...user, state: 'disabled' });
    expect(await service.officerOf(token)).toBeUndefined();
  });

  it.each<[string, Partial<UserDoc>, string | undefined]>([
    [
      'with an initial password',
      { password: { ...house().user.password, initial: true } },
      'change-password',
    ],
    [
      'with an old password',
      { password: { ...house().user.password, changedAt: new Date(START - POLICY.passwordMs) } },
      'change-password',
    ],
    ['without a second factor', {}, 'enrol-totp'],
    [
      'with everything',
      { totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(START), lastStep: 0 } },
      undefined,
    ],
  ])('%s: its duty', async (_, change, duty) => {
    const { service, signIn, users, user } = house();
    const { token = '' } = (await signIn(RIGHT)) ?? {};
    users.users.set(user._id, { ...user, ...change });
    expect((await service.officerOf(token))?.duty).toBe(duty);
  });
});
