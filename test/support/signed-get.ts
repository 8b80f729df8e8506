import { randomUUID } from 'node:crypto';
import { signature } from './ingest.js';

export interface SignedGetOptions {
  readonly source: string;
  readonly secret: string;
  /** What is signed in the place of the path and query that are asked for. */
  readonly signedTarget?: string;
  readonly kind?: 'v1' | 'v1sm3';
  readonly method?: string;
}

/** A GET signed from the guide's text alone: `{id}.{timestamp}.GET {path and query}`. */
export function signedGet(
  address: string,
  target: string,
  { source, secret, signedTarget = target, kind = 'v1', method = 'GET' }: SignedGetOptions,
): Promise<Response> {
  const [id, timestamp] = [`get_${randomUUID()}`, String(Math.floor(Date.now() / 1_000))];
  return fetch(address + target, {
    headers: {
      'x-hcp-source': source,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature(kind, secret, id, timestamp, `${method} ${signedTarget}`),
    },
    signal: AbortSignal.timeout(30_000),
  });
}
