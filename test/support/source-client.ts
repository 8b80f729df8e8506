import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sent, WireKind } from './wire.js';

/** What ingest answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly accepted?: number;
    readonly rejected?: readonly { index: number; code: string; field: string; message: string }[];
    readonly code?: string;
  };
}

/** Headers of Standard Webhooks over `{id}.{timestamp}.{body}`, HMAC-SHA256 under a `whsec_` secret. */
export function signed(source: string, secret: string, body: string, id: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const code = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'x-hcp-source': source,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${code}`,
  };
}

const PATH: Record<WireKind, string> = { rating: '/v1/ratings', service: '/v1/services' };

/** A sending system written from the integration guide: it knows HTTP, HMAC and patience. */
export class SourceClient {
  constructor(
    private readonly address: string,
    private readonly secrets: ReadonlyMap<string, string>,
  ) {}

  /** One signed request. */
  async post(source: string, path: string, body: string): Promise<Answer> {
    const secret = this.secrets.get(source);
    if (secret === undefined) throw new Error(`no key of ${source}`);
    const response = await fetch(this.address + path, {
      method: 'POST',
      headers: signed(source, secret, body, `msg_${randomUUID()}`),
      body,
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text) as Answer['body'],
    };
  }

  /**
   * Sends events, each as often as it takes: whatever was not answered 202 is sent again with the
   * same body. Resolves when all of them are in; a refusal is the test's own mistake, and throws.
   */
  async deliver(events: readonly Sent[], accepted: (sent: Sent) => void): Promise<void> {
    const parcels = new Map<string, Sent[]>();
    for (const sent of events) {
      const address = `${sent.kind} ${sent.source}`;
      parcels.set(address, [...(parcels.get(address) ?? []), sent]);
    }
    for (const parcel of parcels.values()) {
      for (let from = 0; from < parcel.length; from += 500) {
        const part = parcel.slice(from, from + 500);
        await this.#insist(part);
        part.forEach(accepted);
      }
    }
  }

  async #insist(parcel: readonly Sent[]): Promise<void> {
    const [first] = parcel;
    if (first === undefined) return;
    const body = JSON.stringify(parcel.map((sent) => sent.event));
    for (;;) {
      const answer = await this.#attempt(first.source, PATH[first.kind], body);
      if (answer?.status === 202 && answer.body.accepted === parcel.length) return;
      if (answer !== undefined && answer.status !== 429 && answer.status < 500) {
        throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      }
      await sleep(100);
    }
  }

  /** Undefined when ingest was away, or died before its answer was whole. */
  async #attempt(source: string, path: string, body: string): Promise<Answer | undefined> {
    try {
      return await this.post(source, path, body);
    } catch {
      return undefined;
    }
  }
}
