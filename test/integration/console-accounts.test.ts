import { fromBase32, hotp, totpStep } from '#shared/crypto/totp.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  PASSWORD,
  sessionOf,
  startConsole,
  type BrowserSession,
  type ConsoleApp,
} from '../support/console-app.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';

const MINUTE = 60_000;

let database: FreshDatabase;
let app: ConsoleApp;
let now = CONSOLE_START;

beforeAll(async () => {
  database = await freshDatabase('console_accounts');
  await insertRegistry(database.db);
  app = await startConsole(database.db, database.uri, () => now);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const grantOf = (role: Role, code = '360000') => ({ role, scope: { kind: 'area', code } }) as const;
const areasOf = (code: string): string[] =>
  code === '360000' ? [code] : [code, '360800', '360000'];

/** A person in the database and a session without duties. */
async function person(role: Role, code = '360000') {
  const user = await insertUser(database.db, {
    grants: [grantOf(role, code)],
    areas: areasOf(code),
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(now), lastStep: 0 },
    password: { ...(await template()), changedAt: new Date(now) },
  });
  return { user, session: await insertSession(database.db, user, now) };
}

async function template() {
  const user = await insertUser(database.db, { grants: [] });
  return user.password;
}

const auditOf = async (subject: string): Promise<string[]> =>
  (await consoleCollectionsOf(database.db).audit.find({ subject }).sort({ _id: 1 }).toArray()).map(
    ({ action }) => action,
  );
const codeAt = (secret: string, at: number): string =>
  hotp(fromBase32(secret) ?? Buffer.alloc(0), totpStep(at));

describe('the first administrator', () => {
  it('is told once, changes the password, enrols a second factor, and only then works', async () => {
    const password = /\S+$/.exec(app.said[0] ?? '')?.[0] ?? '';
    expect(app.said).toHaveLength(1);
    let session = await app.signIn({ username: 'admin', password });
    const duty = async (): Promise<unknown> =>
      (await app.call('GET', '/v1/session', { session })).body['must'];
    expect(await duty()).toBe('change-password');
    expect((await app.call('GET', '/v1/users', { session })).body['code']).toBe(
      'must-change-password',
    );

    const change = { current: password, next: 'Mein-neues-Wort-1' };
    const changed = await app.call('POST', '/v1/session/password', { session, body: change });
    expect(changed.status).toBe(200);
    expect((await app.call('GET', '/v1/session', { session })).status).toBe(401);
    session = sessionOf(changed);
    expect(await duty()).toBe('enrol-totp');
    expect((await app.call('GET', '/v1/users', { session })).body['code']).toBe('must-enrol-totp');

    const offer = await app.call('POST', '/v1/session/totp', { session });
    const secret = String(offer.body['secret']);
    expect(offer.body['uri']).toContain(secret);
    const wrong = await app.call('PUT', '/v1/session/totp', { session, body: { code: '000000' } });
    expect(wrong.body['code']).toBe('wrong-code');
    const code = codeAt(secret, now);
    const enrolled = await app.call('PUT', '/v1/session/totp', { session, body: { code } });
    expect(enrolled.status).toBe(200);
    session = sessionOf(enrolled);
    expect(await duty()).toBeNull();
    expect((await app.call('GET', '/v1/users', { session })).status).toBe(200);

    // The code that enrolled is used up; the next one is good once.
    now += 30_000;
    const credentials = { username: 'admin', password: 'Mein-neues-Wort-1' };
    const signIn = (body: object) => app.call('POST', '/v1/session', { body });
    expect((await signIn(credentials)).status).toBe(401);
    expect((await signIn({ ...credentials, code })).status).toBe(401);
    const next = codeAt(secret, now);
    const both = await Promise.all([next, next].map((c) => signIn({ ...credentials, code: c })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);

    const stored = await consoleCollectionsOf(database.db).users.findOne({ username: 'admin' });
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(await auditOf(`user:${stored?._id ?? ''}`)).toEqual([
      'user.created',
      'session.started',
      'user.password-changed',
      'user.totp-enrolled',
      'session.refused',
      'session.refused',
      'session.started',
      'session.refused',
    ]);
  });
});

describe('signing in', () => {
  it('says the same of a wrong name, a wrong password, a disabled and a locked account', async () => {
    const { user } = await person('officer');
    const disabled = await insertUser(database.db, { grants: [], state: 'disabled' });
    const locked = await insertUser(database.db, {
      grants: [],
      failures: { count: 5, lockedUntil: new Date(now + MINUTE) },
    });
    const answers = await Promise.all(
      [
        { username: 'nobody', password: PASSWORD },
        { username: user.username, password: 'Wrong-horse-77' },
        { username: disabled.username, password: PASSWORD },
        { username: locked.username, password: PASSWORD },
      ].map((body) => app.call('POST', '/v1/session', { body })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(answers.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true);
  });

  it('locks after five failures, however many guess at once, and opens after half an hour', async () => {
    const user = await insertUser(database.db, { grants: [grantOf('officer')] });
    const { username } = user;
    const guesses = Array.from({ length: 20 }, (_, n) => ({
      username,
      password: `Wrong-horse-${n}`,
    }));
    await Promise.all(guesses.map((body) => app.call('POST', '/v1/session', { body })));
    const right = { username, password: PASSWORD };
    expect((await app.call('POST', '/v1/session', { body: right })).status).toBe(401);
    const actions = await auditOf(`user:${user._id}`);
    expect(actions.filter((action) => action === 'session.refused')).toHaveLength(21);
    expect(actions.filter((action) => action === 'user.locked')).toHaveLength(1);
    now += 29 * MINUTE;
    expect((await app.call('POST', '/v1/session', { body: right })).status).toBe(401);
    now += 2 * MINUTE;
    expect((await app.call('POST', '/v1/session', { body: right })).status).toBe(200);
  });

  it('writes no name that was typed into the audit chain', async () => {
    const body = { username: 'my-secret-password', password: 'x' };
    await app.call('POST', '/v1/session', { body });
    const entries = await consoleCollectionsOf(database.db).audit.find().toArray();
    expect(JSON.stringify(entries)).not.toContain('my-secret-password');
  });

  it('gives a cookie that no script and no other site can use, and a new one each time', async () => {
    const { username } = await insertUser(database.db, { grants: [grantOf('officer')] });
    const answer = await app.call('POST', '/v1/session', {
      body: { username, password: PASSWORD },
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^hcp_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const first = sessionOf(answer);
    const again = await app.call('POST', '/v1/session', {
      body: { username, password: PASSWORD },
      headers: { cookie: first.cookie },
    });
    expect(sessionOf(again).cookie).not.toBe(first.cookie);
    expect((await app.call('GET', '/v1/session', { session: first })).status).toBe(401);
    const token = first.cookie.slice('hcp_session='.length);
    const stored = await consoleCollectionsOf(database.db).sessions.find().toArray();
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('the edge', () => {
  const credentials = { username: 'x', password: 'x' };
  it.each<[string, string, number]>([
    ['application/json', JSON.stringify(credentials), 401],
    ['application/json; charset=utf-8', JSON.stringify(credentials), 401],
    ['application/x-www-form-urlencoded', 'username=x&password=x', 415],
    ['text/plain', JSON.stringify(credentials), 415],
    ['application/json', '{', 400],
    ['application/json', '[]', 422],
    ['application/json', '[{}]', 422],
    ['application/json', 'null', 422],
    ['application/json', '"x"', 422],
    ['application/json', '1', 422],
    ['application/json', '{"username":null,"password":"x"}', 422],
    ['application/json', '{"username":{"$ne":""},"password":"x"}', 422],
    ['application/json', '{"username":["x"],"password":"x"}', 422],
    ['application/json', '{"__proto__":{},"username":"x","password":"x"}', 400],
  ])('signing in with %s %j is answered %i', async (type, body, status) => {
    const headers = { 'content-type': type };
    const answer = await app.call('POST', '/v1/session', { text: body, headers });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('a session', () => {
  it('ends when it is not used for half an hour, and lives on while it is', async () => {
    const { username } = await insertUser(database.db, { grants: [grantOf('officer')] });
    const session = await app.signIn({ username, password: PASSWORD });
    const status = async () => (await app.call('GET', '/v1/session', { session })).status;
    for (let i = 0; i < 5; i += 1) {
      now += 20 * MINUTE;
      expect(await status()).toBe(200);
    }
    now += 31 * MINUTE;
    expect(await status()).toBe(401);
  });

  it('ends after twelve hours of use', async () => {
    const { username } = await insertUser(database.db, { grants: [grantOf('officer')] });
    const session = await app.signIn({ username, password: PASSWORD });
    const statuses: number[] = [];
    for (let i = 0; i < 37; i += 1) {
      now += 20 * MINUTE;
      statuses.push((await app.call('GET', '/v1/session', { session })).status);
    }
    expect(statuses.indexOf(401)).toBe(35);
  });

  it('ends at once when it is signed out, and its cookie is taken away', async () => {
    const { session } = await person('officer');
    const out = await app.call('DELETE', '/v1/session', { session });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
    expect((await app.call('GET', '/v1/session', { session })).status).toBe(401);
  });

  it('does nothing unsafe without its own CSRF header', async () => {
    const [mine, other] = [await person('officer'), await person('officer')];
    const remove = (session: BrowserSession) => app.call('DELETE', '/v1/session', { session });
    for (const csrf of ['', 'x', other.session.csrf]) {
      const answer = await remove({ ...mine.session, csrf });
      expect([answer.status, answer.body['code']]).toEqual([403, 'csrf']);
    }
    expect((await remove(mine.session)).status).toBe(204);
  });
});

describe('a password', () => {
  it('is not changed without the current one, to a weak one, or to one of the last five', async () => {
    const user = await insertUser(database.db, { grants: [grantOf('officer')], name: '王小五' });
    const words = ['Word-number-1', 'Word-number-2', 'Word-number-3', 'Word-number-4'];
    let session = await app.signIn({ username: user.username, password: PASSWORD });
    let current = PASSWORD;
    const change = (body: object) => app.call('POST', '/v1/session/password', { session, body });
    const code = async (body: object) => (await change(body)).body['code'];
    expect(await code({ current: 'Wrong-horse-77', next: words[0] })).toBe('wrong-password');
    expect(await code({ current, next: 'short-1A' })).toBe('weak-password');
    expect(await code({ current, next: '王小五-Abcdefgh-1' })).toBe('weak-password');
    expect(await code({ current, next: PASSWORD })).toBe('weak-password');
    for (const next of words) {
      session = sessionOf(await change({ current, next }));
      current = next;
    }
    expect(await code({ current, next: PASSWORD })).toBe('weak-password');
    session = sessionOf(await change({ current, next: 'Word-number-5' }));
    const back = await change({ current: 'Word-number-5', next: PASSWORD });
    expect(back.status).toBe(200);
  });

  it('that is guessed by whoever holds a session locks the account and ends the session', async () => {
    const { session } = await person('officer');
    const body = { current: 'Wrong-horse-77', next: 'Word-number-1' };
    for (let i = 0; i < 5; i += 1) {
      expect((await app.call('POST', '/v1/session/password', { session, body })).status).toBe(403);
    }
    expect((await app.call('POST', '/v1/session/password', { session, body })).status).toBe(401);
  });

  it('is to be changed after ninety days', async () => {
    const { username } = await insertUser(database.db, {
      grants: [grantOf('officer')],
      password: { ...(await template()), changedAt: new Date(now - 90 * 24 * 60 * MINUTE) },
    });
    const session = await app.signIn({ username, password: PASSWORD });
    expect((await app.call('GET', '/v1/session', { session })).body['must']).toBe(
      'change-password',
    );
  });
});

describe('accounts', () => {
  const unit = DEPARTMENTS.find(({ area }) => area === '360829')?.code ?? '';
  const newcomer = (username: string) => ({ username, name: '李四', area: '360829', unit });

  it('are made without roles by one administrator and given roles by another', async () => {
    const [system, security] = [await person('system-admin'), await person('security-admin')];
    const made = await app.call('POST', '/v1/users', {
      session: system.session,
      body: newcomer('li.si'),
    });
    expect(made.status).toBe(201);
    const { user, password } = made.body as { user: { id: string }; password: string };
    const grants = [{ role: 'handler', scope: { kind: 'department', code: unit } }];
    const grant = (session: BrowserSession, version: number) =>
      app.call('PUT', `/v1/users/${user.id}/grants`, { session, body: { version, grants } });
    expect((await grant(system.session, 1)).status).toBe(403);
    expect((await grant(security.session, 2)).body['code']).toBe('changed-meanwhile');
    expect((await grant(security.session, 1)).body).toMatchObject({ version: 2, grants });
    const theirs = await app.signIn({ username: 'li.si', password });
    expect((await app.call('GET', '/v1/session', { session: theirs })).body).toMatchObject({
      user: { username: 'li.si', unit, grants },
      must: 'change-password',
    });
    expect(await auditOf(`user:${user.id}`)).toEqual([
      'user.created',
      'user.granted',
      'session.started',
    ]);
  });

  it('have their first security administrator made by the system one, and never a second', async () => {
    const { session } = await person('system-admin');
    const { users } = consoleCollectionsOf(database.db);
    await users.deleteMany({ 'grants.role': 'security-admin' });
    const create = async (username: string, role: Role) => {
      const body = { ...newcomer(username), unit: null, grants: [grantOf(role, '360829')] };
      const answer = await app.call('POST', '/v1/users', { session, body });
      return answer.status;
    };
    expect(await create('first.o', 'officer')).toBe(403);
    expect(await create('first.s', 'security-admin')).toBe(201);
    const path = `/v1/users/${(await users.findOne({ username: 'first.s' }))?._id ?? ''}/state`;
    const body = { version: 1, state: 'disabled' };
    expect((await app.call('PUT', path, { session, body })).status).toBe(200);
    expect(await create('second.s', 'security-admin')).toBe(403);
  });

  it('keep their names apart, and know their places', async () => {
    const { session } = await person('system-admin');
    const create = async (body: object) => {
      const answer = await app.call('POST', '/v1/users', { session, body });
      return [answer.status, answer.body['code'], answer.body['field']];
    };
    await create(newcomer('wang.wu'));
    expect(await create(newcomer('wang.wu'))).toEqual([409, 'username-taken', 'username']);
    expect(await create({ ...newcomer('x.y'), area: '999999' })).toEqual([
      422,
      'unknown-place',
      'area',
    ]);
    expect(await create({ ...newcomer('x.y'), unit: 'none' })).toEqual([
      422,
      'unknown-place',
      'unit',
    ]);
    expect(await create({ ...newcomer('x.y'), area: '360800' })).toEqual([422, 'invalid', 'unit']);
    expect(await create({ ...newcomer('X'), name: '' })).toEqual([422, 'invalid', 'username']);
    expect(await create({ ...newcomer('x.y'), admin: true })).toEqual([422, 'invalid', 'admin']);
  });

  it('hold no two administrators and no administrator who works cases', async () => {
    const { session } = await person('security-admin');
    const { user } = await person('officer', '360829');
    const path = `/v1/users/${user._id}/grants`;
    const give = async (...grants: object[]) =>
      (await app.call('PUT', path, { session, body: { version: 1, grants } })).body['code'];
    expect(await give(grantOf('system-admin'), grantOf('audit-admin'))).toBe('bad-grant');
    expect(await give(grantOf('system-admin'), grantOf('officer'))).toBe('bad-grant');
    expect(await give(grantOf('officer'), grantOf('officer'))).toBe('bad-grant');
    expect(await give({ role: 'handler', scope: { kind: 'area', code: '360829' } })).toBe(
      'bad-grant',
    );
    expect(await give({ role: 'officer', scope: { kind: 'area' } })).toBe('invalid');
    expect(await give(grantOf('officer', '111111'))).toBe('unknown-place');
  });

  it('are not administered by somebody whose scope does not hold all they may do', async () => {
    const county = await person('system-admin', '360829');
    const security = await person('security-admin');
    const local = await person('officer', '360829');
    const path = `/v1/users/${local.user._id}`;
    expect((await app.call('GET', path, { session: county.session })).status).toBe(200);
    await app.call('PUT', `${path}/grants`, {
      session: security.session,
      body: { version: 1, grants: [grantOf('officer', '360800')] },
    });
    expect((await app.call('GET', path, { session: county.session })).status).toBe(404);
    const reset = await app.call('POST', `${path}/password`, { session: county.session });
    expect(reset.status).toBe(404);
    const list = await app.call('GET', '/v1/users?pageSize=200', { session: county.session });
    expect(list.text).not.toContain(local.user._id);
  });

  it('move: who leaves an area leaves its department, and null is none', async () => {
    const { session } = await person('system-admin');
    const { user } = await person('officer', '360829');
    const path = `/v1/users/${user._id}`;
    const change = async (body: object) =>
      (await app.call('PATCH', path, { session, body })).body as { unit: unknown; area: string };
    expect((await change({ version: 1, unit })).unit).toBe(unit);
    expect((await change({ version: 2, name: '改名' })).unit).toBe(unit);
    expect((await change({ version: 3, unit: null })).unit).toBeNull();
    expect((await change({ version: 4, unit })).unit).toBe(unit);
    expect(await change({ version: 5, area: '360800' })).toMatchObject({
      ...{ unit: null, area: '360800', version: 6 },
    });
  });

  it('that are disabled, given other roles, or reset are out at once', async () => {
    const [system, security] = [await person('system-admin'), await person('security-admin')];
    const steps: [string, string, BrowserSession, object?][] = [
      ['PUT', 'state', system.session, { version: 1, state: 'disabled' }],
      ['PUT', 'grants', security.session, { version: 1, grants: [] }],
      ['POST', 'password', system.session],
      ['DELETE', 'totp', security.session],
      ['DELETE', 'sessions', security.session],
    ];
    for (const [method, what, session, body] of steps) {
      const { user, session: theirs } = await person('officer');
      const answer = await app.call(method, `/v1/users/${user._id}/${what}`, { session, body });
      expect([what, answer.status]).toEqual([what, 200]);
      expect((await app.call('GET', '/v1/session', { session: theirs })).status).toBe(401);
    }
  });

  it('that are locked are unlocked by the security administrator', async () => {
    const security = await person('security-admin');
    const locked = await insertUser(database.db, {
      grants: [grantOf('officer')],
      failures: { count: 5, lockedUntil: new Date(now + 10 * MINUTE) },
    });
    const credentials = { username: locked.username, password: PASSWORD };
    await expect(app.signIn(credentials)).rejects.toThrow('401');
    const path = `/v1/users/${locked._id}/unlock`;
    const answer = await app.call('POST', path, { session: security.session });
    expect(answer.body['lockedUntil']).toBeNull();
    await app.signIn(credentials);
  });

  it('are found by name, role and state, a page at a time', async () => {
    const { session } = await person('system-admin');
    await insertUser(database.db, {
      grants: [grantOf('supervisor')],
      username: 'find.me-1',
      name: '寻.找',
    });
    await insertUser(database.db, {
      grants: [grantOf('supervisor')],
      username: 'find.me-2',
      name: '寻x找',
    });
    const find = async (query: string) => {
      const { body } = await app.call('GET', `/v1/users?${query}`, { session });
      const users = body['users'] as { username: string }[];
      return [body['total'], ...users.map(({ username }) => username)];
    };
    expect(await find('text=find.me')).toEqual([2, 'find.me-1', 'find.me-2']);
    expect(await find(`text=${encodeURIComponent('寻.找')}`)).toEqual([1, 'find.me-1']);
    expect(await find('role=supervisor&page=2&pageSize=1')).toEqual([2, 'find.me-2']);
    expect(await find('text=find.me&state=disabled')).toEqual([0]);
  });

  it('hand over their open work to an account that the same person may see', async () => {
    const officer = await person('officer', '360829');
    const [from, to] = [await person('officer', '360829'), await person('officer', '360829')];
    const far = await person('officer', '360000');
    const path = `/v1/users/${from.user._id}/transfer`;
    const give = (id: string) =>
      app.call('POST', path, { session: officer.session, body: { to: id } });
    expect((await give(to.user._id)).body).toEqual({ handedOver: 0 });
    expect((await give(far.user._id)).status).toBe(422);
    expect((await give(from.user._id)).status).toBe(422);
    expect(await auditOf(`user:${from.user._id}`)).toEqual(['user.transferred']);
  });
});
