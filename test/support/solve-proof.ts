import { hash } from 'node:crypto';

/** Solves a challenge of at most 32 bits as a page does, from the words of its definition alone. */
export function solveProof(challenge: string): string {
  const bits = Number(challenge.split('.')[2]);
  for (let nonce = 0; ; nonce += 1) {
    const start = hash('sha256', `${challenge}${nonce}`, 'hex').slice(0, 8);
    if (Math.clz32(Number.parseInt(start, 16)) >= bits) return `${challenge}~${nonce}`;
  }
}
