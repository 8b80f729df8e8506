import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors/app-error.js';
import { Hmac } from './hmac.js';
import { secretBytes } from './source-secret.js';

/** Signature kinds of the source API: Standard Webhooks' own, and the same over SM3. */
export const SIGNATURE_KINDS = ['v1', 'v1sm3'] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

/** How far a request's clock may be from ours, either way, in seconds. */
export const SIGNATURE_TOLERANCE_S = 300;

/** The names of the headers that carry a signed request. */
export const WEBHOOK_HEADER = {
  source: 'x-hcp-source',
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
} as const;

/** What is signed: `{id}.{timestamp}.{body}`, the timestamp in seconds since 1970. */
export interface SignedRequest {
  readonly id: string;
  readonly timestamp: string;
  readonly body: Buffer;
}

/** A secret made ready for signing and verifying. */
export interface SigningKey {
  readonly v1: Hmac;
  readonly v1sm3: Hmac;
}

/** Throws `usage` when the secret is not `whsec_` and base64 of at least 24 bytes. */
export function signingKey(secret: string): SigningKey {
  const bytes = secretBytes(secret);
  if (bytes === undefined) {
    throw new AppError('usage', 'the secret is not whsec_ and base64 of at least 24 bytes');
  }
  return { v1: new Hmac('sha256', bytes), v1sm3: new Hmac('sm3', bytes) };
}

const codeOf = (key: SigningKey, kind: SignatureKind, request: SignedRequest): Buffer =>
  key[kind].digest(`${request.id}.${request.timestamp}.`, request.body);

/** One entry of the header `webhook-signature`: `v1,<base64>` or `v1sm3,<base64>`. */
export const sign = (key: SigningKey, kind: SignatureKind, request: SignedRequest): string =>
  `${kind},${codeOf(key, kind, request).toString('base64')}`;

/** Whether a timestamp header is a whole number of seconds within five minutes of `nowMs`. */
export function isFresh(timestamp: string, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(nowMs / 1_000 - Number(timestamp)) <= SIGNATURE_TOLERANCE_S;
}

// More signatures than a rotation of both kinds needs are not worth a hash each.
const MOST_SIGNATURES = 8;

/**
 * Whether any signature of the header was made with any of the keys; compared in constant time.
 * Unknown kinds are passed over, so that a sender may sign in more ways than we know.
 */
export function verifySignature(
  keys: readonly SigningKey[],
  header: string,
  request: SignedRequest,
): boolean {
  const expected = new Map<SignatureKind, readonly Buffer[]>();
  for (const entry of header.split(' ', MOST_SIGNATURES)) {
    const [name, base64 = ''] = entry.split(',', 2);
    const kind = SIGNATURE_KINDS.find((known) => known === name);
    if (kind === undefined) continue;
    const given = Buffer.from(base64, 'base64');
    let codes = expected.get(kind);
    if (codes === undefined) {
      codes = keys.map((key) => codeOf(key, kind, request));
      expected.set(kind, codes);
    }
    if (codes.some((code) => code.length === given.length && timingSafeEqual(code, given))) {
      return true;
    }
  }
  return false;
}
