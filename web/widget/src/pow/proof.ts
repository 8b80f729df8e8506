import { sha256After } from './sha256.js';

/** Beyond that nobody's phone would ever be done. */
const MOST_BITS = 30;

function beginsWithZeros(digest: Int32Array, bits: number): boolean {
  return Math.clz32(digest[0] ?? 0) >= bits;
}

/**
 * Tries nonces `from`, `from + 1` … at most `count` of them. A challenge is
 * `v1.<random>.<bits>.<until>.<mac>`; a proof is `<challenge>~<nonce>` such that
 * SHA-256(challenge + nonce) begins with `bits` zero bits. Undefined when none of these does, or
 * when it is no challenge that can be solved.
 */
export function tryNonces(challenge: string, from: number, count: number): string | undefined {
  const bits = Number(challenge.split('.')[2]);
  if (!(bits >= 0 && bits <= MOST_BITS)) return undefined;
  const digest = sha256After(challenge);
  for (let nonce = from; nonce < from + count; nonce += 1) {
    if (beginsWithZeros(digest(String(nonce)), bits)) return `${challenge}~${nonce}`;
  }
  return undefined;
}
