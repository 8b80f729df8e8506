import { randomInt } from 'node:crypto';
import { isLine } from '../domain/text.js';

/** Why a new password is refused. */
export const PASSWORD_FAULTS = {
  'too-short': 'must have at least 12 characters',
  'too-long': 'must have at most 128 characters',
  'not-a-line': 'must be one line without control characters',
  'too-simple': 'must have three of: small letters, capital letters, digits, other characters',
  'holds-name': 'must not hold the name of the account or of its owner',
  'used-before': 'must differ from the last five passwords',
} as const;
export type PasswordFault = keyof typeof PASSWORD_FAULTS;

/** How many former passwords are remembered, the one in use among them. */
export const PASSWORDS_REMEMBERED = 5;

const LEAST = 12;
const MOST = 128;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
const LEAST_KINDS = 3;
/** Shorter parts of a name would stand in many a password by chance. */
const LEAST_NAME = 2;

/**
 * The rules of 等级保护三级 that a password can be judged by alone; undefined when it keeps them.
 * `names` are those of the account: its user name, its owner's name.
 */
export function passwordFault(
  password: string,
  names: readonly string[],
): PasswordFault | undefined {
  const plain = password.normalize('NFKC');
  const { length } = Array.from(plain);
  if (length < LEAST) return 'too-short';
  if (length > MOST) return 'too-long';
  if (!isLine(plain)) return 'not-a-line';
  if (KINDS.filter((kind) => kind.test(plain)).length < LEAST_KINDS) return 'too-simple';
  const folded = plain.toLowerCase();
  const holdsName = names
    .map((name) => name.normalize('NFKC').toLowerCase())
    .some((name) => name.length >= LEAST_NAME && folded.includes(name));
  return holdsName ? 'holds-name' : undefined;
}

// Without what is mistaken for something else when read from paper.
const ALPHABETS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=#%'];
const GENERATED = 16;

/** A random password of 16 characters that keeps the rules, for its owner to change at once. */
export function generatePassword(): string {
  const all = ALPHABETS.join('');
  for (;;) {
    const password = Array.from({ length: GENERATED }, () => all.charAt(randomInt(all.length)));
    const hasAll = ALPHABETS.every((alphabet) => password.some((c) => alphabet.includes(c)));
    // A first character that a shell or a spreadsheet takes for a sign of its own is avoided.
    if (hasAll && /[A-Za-z]/.test(password[0] ?? '')) return password.join('');
  }
}
