import { hash, timingSafeEqual } from 'node:crypto';

/**
 * Proof of work: a challenge `v1.<random>.<bits>.<until>.<mac>`, where `until` is in epoch
 * milliseconds and the mac binds all of it to one point, and a proof `<challenge>~<nonce>` whose
 * SHA-256(challenge + nonce), both as text, begins with `bits` zero bits. Nothing is kept of a
 * challenge until it is solved.
 */
export interface Challenge {
  readonly text: string;
  readonly bits: number;
  readonly until: number;
}

/** A keyed digest of text in hexadecimal, that nobody else can make. */
export type Mac = (text: string) => string;

export interface ChallengeTerms {
  readonly random: string;
  readonly bits: number;
  readonly until: number;
}

const FORM = /^((v1\.[\w-]{1,64}\.(\d{1,2})\.(\d{1,16}))\.([0-9a-f]{1,128}))~(\d{1,16})$/;

/** The text of a challenge for a point. `random`: base64url. */
export function makeChallenge(mac: Mac, point: string, terms: ChallengeTerms): string {
  const { random, bits, until } = terms;
  const body = `v1.${random}.${bits}.${until}`;
  return `${body}.${mac(bound(body, point))}`;
}

/**
 * The challenge that a proof solves; undefined when it is not ours, not for this point, over, or
 * not solved. Whether it has been used before is for the caller to find out.
 */
export function solvedChallenge(
  mac: Mac,
  point: string,
  proof: string,
  now: number,
): Challenge | undefined {
  const parts = FORM.exec(proof);
  if (parts === null) return undefined;
  const [, text = '', body = '', bits, until, given = '', nonce = ''] = parts;
  if (!isSame(given, mac(bound(body, point)))) return undefined;
  const challenge = { text, bits: Number(bits), until: Number(until) };
  const digest = hash('sha256', text + nonce, 'buffer');
  return now < challenge.until && leadingZeroBits(digest) >= challenge.bits ? challenge : undefined;
}

/** How many bits at the beginning of bytes are zero. */
export function leadingZeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
}

const bound = (body: string, point: string): string => `${body}\n${point}`;

const isSame = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
