import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export type OtpHash = 'sha1' | 'sha256' | 'sha512';

/** Seconds of one step (RFC 6238 X). */
export const TOTP_STEP_SECONDS = 30;

const SECRET_BYTES = 20;
const DIGITS = 6;
/** Steps before and after the current one that are taken too: clocks differ, people are slow. */
const TOLERANCE = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of 160 bits, as RFC 4226 recommends, in base32. */
export const generateTotpSecret = (): string => toBase32(randomBytes(SECRET_BYTES));

/** RFC 4226: the code of one counter. */
export function hotp(
  key: Buffer,
  counter: number,
  digits: number = DIGITS,
  hash: OtpHash = 'sha1',
): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(hash, key).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** RFC 6238: the counter of a moment (epoch milliseconds). */
export const totpStep = (at: number): number => Math.floor(at / 1_000 / TOTP_STEP_SECONDS);

/**
 * The step whose code this is, within one step of the moment and above the last one used (each code
 * is good once, RFC 6238 5.2); undefined when there is none. Every candidate is compared.
 */
export function matchTotp(
  secret: string,
  code: string,
  at: number,
  lastStep: number,
): number | undefined {
  const key = fromBase32(secret);
  if (key === undefined || !/^\d{6}$/.test(code)) return undefined;
  const given = Buffer.from(code);
  const now = totpStep(at);
  let found: number | undefined;
  for (let step = now - TOLERANCE; step <= now + TOLERANCE; step += 1) {
    const matches = timingSafeEqual(Buffer.from(hotp(key, step)), given);
    if (matches && step > lastStep) found ??= step;
  }
  return found;
}

/** What an authenticator app reads from a QR code. */
export function otpauthUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const parameters = `secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${parameters}&algorithm=SHA1&digits=${DIGITS}&period=${TOTP_STEP_SECONDS}`;
}

/** RFC 4648 base32 without padding. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** Undefined when a character is not of the alphabet. */
export function fromBase32(text: string): Buffer | undefined {
  const values = Array.from(text, (character) => BASE32.indexOf(character));
  if (values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
