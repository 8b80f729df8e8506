import { checkPassword, hashPassword, PASSWORD_COST } from './password.js';
import { generatePassword, passwordFault } from './password-rules.js';

/** Cheap, so that many can be made. */
const CHEAP = { memory: 64, passes: 1, lanes: 1 };

describe('a password hash', () => {
  it('is a PHC string at the stated cost', async () => {
    const phc = await hashPassword('correct horse battery');
    expect(phc).toMatch(
      /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(await checkPassword('correct horse battery', phc)).toEqual({
      matches: true,
      outdated: false,
    });
  });

  it('matches its own password and no other, and has a salt of its own', async () => {
    const [one, two] = [
      await hashPassword('Passwort-1', CHEAP),
      await hashPassword('Passwort-1', CHEAP),
    ];
    expect(one).not.toBe(two);
    expect((await checkPassword('Passwort-1', one, CHEAP)).matches).toBe(true);
    expect((await checkPassword('Passwort-2', one, CHEAP)).matches).toBe(false);
  });

  it('agrees with the reference implementation of argon2id', async () => {
    const phc =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await checkPassword('password', phc)).toEqual({ matches: true, outdated: true });
    expect((await checkPassword('passwort', phc)).matches).toBe(false);
  });

  it('is the same for one text in two Unicode forms', async () => {
    const phc = await hashPassword('Caf\u00e9-ÜBER-2026', CHEAP);
    expect((await checkPassword('Cafe\u0301-ÜBER-2026', phc, CHEAP)).matches).toBe(true);
  });

  it('made at another cost is outdated, and still matches', async () => {
    const phc = await hashPassword('Passwort-1', CHEAP);
    expect(await checkPassword('Passwort-1', phc, PASSWORD_COST)).toEqual({
      matches: true,
      outdated: true,
    });
  });

  it.each(['', 'plain', '$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA', '$2b$10$abc'])(
    'that is none matches nothing: %j',
    async (phc) => {
      expect(await checkPassword('plain', phc)).toEqual({ matches: false, outdated: false });
    },
  );
});

describe('a new password', () => {
  const names = ['wang.wu', '王五'];
  it.each([
    ['Kurz-1234567', undefined],
    ['kurz 1234567', undefined],
    ['密码很长很长很长很长A1x', undefined],
    ['Short-12345', 'too-short'],
    [`Aa1-${'x'.repeat(125)}`, 'too-long'],
    ['onlyletterssmall', 'too-simple'],
    ['letters123letters', 'too-simple'],
    ['LETTERS123456', 'too-simple'],
    ['My-wang.wu-2026', 'holds-name'],
    ['My-WANG.WU-2026', 'holds-name'],
    ['我是王五-Abc-123-xyz', 'holds-name'],
    ['Line-1234\n5678', 'not-a-line'],
  ] as const)('%j: %s', (password, fault) => {
    expect(passwordFault(password, names)).toBe(fault);
  });

  it('that is generated keeps the rules, and is never the same', () => {
    const made = Array.from({ length: 200 }, generatePassword);
    expect(made.map((password) => passwordFault(password, names))).toEqual(
      made.map(() => undefined),
    );
    expect(new Set(made).size).toBe(200);
  });
});
