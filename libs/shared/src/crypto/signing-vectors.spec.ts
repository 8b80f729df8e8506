import { readFileSync } from 'node:fs';
import { sign, signingKey, verifySignature } from './webhook-signature.js';

interface Vector {
  readonly name: string;
  readonly id: string;
  readonly timestamp: string;
  readonly body?: string;
  readonly target?: string;
  readonly signedText: string;
  readonly v1: string;
  readonly v1sm3: string;
}

const { secret, vectors } = JSON.parse(
  readFileSync('docs/samples/signing-vectors.json', 'utf8'),
) as { readonly secret: string; readonly vectors: readonly Vector[] };

describe('the signing vectors of the integration guide', () => {
  const key = signingKey(secret);

  it.each(vectors)('$name', ({ id, timestamp, body, target, signedText, v1, v1sm3 }) => {
    const text = body ?? `GET ${target ?? ''}`;
    expect(signedText).toBe(`${id}.${timestamp}.${text}`);
    const request = { id, timestamp, body: Buffer.from(text) };
    expect([sign(key, 'v1', request), sign(key, 'v1sm3', request)]).toEqual([v1, v1sm3]);
    expect(verifySignature([key], v1, { ...request, body: Buffer.from(`${text} `) })).toBe(false);
  });
});
