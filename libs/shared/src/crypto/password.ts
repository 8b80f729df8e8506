import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';

/** The cost of one password: memory in KiB, passes over it, lanes. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** 64 MiB, three passes, one lane: above what OWASP asks of argon2id, and a third of a second. */
export const PASSWORD_COST: PasswordCost = { memory: 65_536, passes: 3, lanes: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43,86})$/;

/** What came of comparing a password with a stored hash. */
export interface PasswordCheck {
  readonly matches: boolean;
  /** The hash was made at another cost than today's and should be made anew. */
  readonly outdated: boolean;
}

/** An argon2id hash of a password as a PHC string, with a salt of its own. */
export async function hashPassword(password: string, cost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, HASH_BYTES, cost);
  const { memory, passes, lanes } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${text(salt)}$${text(hash)}`;
}

/** Compares in constant time; a text that is no PHC string of argon2id matches nothing. */
export async function checkPassword(
  password: string,
  phc: string,
  cost = PASSWORD_COST,
): Promise<PasswordCheck> {
  const parts = PHC.exec(phc);
  if (parts === null) return { matches: false, outdated: false };
  const [memory = 0, passes = 0, lanes = 0] = parts.slice(1, 4).map(Number);
  const [salt, expected] = parts.slice(4).map((part) => Buffer.from(part, 'base64'));
  if (salt === undefined || expected === undefined) return { matches: false, outdated: false };
  const stored = { memory, passes, lanes };
  const found = await derive(password, salt, expected.length, stored);
  return {
    matches: timingSafeEqual(found, expected),
    outdated: memory !== cost.memory || passes !== cost.passes || lanes !== cost.lanes,
  };
}

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Off the main thread: it would hold every other request for the whole time. */
function derive(
  password: string,
  nonce: Buffer,
  tagLength: number,
  { memory, passes, lanes }: PasswordCost,
): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    // One password typed on two systems may come in two Unicode forms.
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism: lanes,
    tagLength,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
