import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressFault, isPublicAddress, isTrusted, type TrustedHosts } from './webhook-address.js';
import { WebhookSender, type WebhookMessage } from './webhook-sender.port.js';

const PATIENCE_MS = 5_000;

/**
 * Sends over HTTP. The address is judged again at every attempt, and its name as it is connected to,
 * so that a name cannot change to one of our own network in between. A redirect is not followed.
 */
export class HttpWebhookSender extends WebhookSender {
  constructor(private readonly trusted: TrustedHosts) {
    super();
  }

  async send(message: WebhookMessage): Promise<string | undefined> {
    const fault = addressFault(message.url, this.trusted);
    if (fault !== undefined) return `the address ${fault}`;
    try {
      const status = await this.statusOf(message);
      return status >= 200 && status < 300 ? undefined : `status ${status}`;
    } catch (error) {
      return reasonOf(error);
    }
  }

  private statusOf({ url: text, headers, body }: WebhookMessage): Promise<number> {
    const url = new URL(text);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const call = request(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        // No connection is kept: the next one is judged anew.
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(isTrusted(url, this.trusted) ? {} : { lookup: publicLookup }),
      });
      call.once('response', (response) => {
        // What it says beside the status is of no interest, and may be long.
        response.once('error', () => undefined);
        response.destroy();
        resolve(response.statusCode ?? 0);
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}

/** Resolves a name only if everything behind it is public. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const fault = error ?? refusalOf(addresses);
    const [first] = fault === undefined ? addresses : [];
    if (first === undefined) done(fault ?? new Error('the name has no address'), '', 0);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

const refusalOf = (addresses: readonly LookupAddress[]): Error | undefined =>
  addresses.every(({ address }) => isPublicAddress(address))
    ? undefined
    : new Error('the name stands for an address that is not public');

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no connection';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no answer in time';
  return 'code' in error ? String(error.code) : error.message;
}
