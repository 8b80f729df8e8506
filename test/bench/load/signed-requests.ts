import { randomUUID } from 'node:crypto';
import {
  sign,
  signingKey,
  WEBHOOK_HEADER,
  type SigningKey,
} from '#shared/crypto/webhook-signature.js';
import { provinceEvents } from '../backlog/province.js';
import type { LoadJob } from './load.types.js';
import type { ReadyRequest } from './send-round.js';

const DAYS = 3;
const RATINGS = 60_000;

let ratings: { readonly deptCode: string; readonly text: string }[] | undefined;
let keys: Map<string, SigningKey> | undefined;

/** Bodies are made once and signed anew before each round, so that no timestamp grows stale. */
export function readyRequests(job: LoadJob): ReadyRequest[] {
  ratings ??= makeRatings();
  const spared = new Set(job.spared);
  const usable = spared.size === 0 ? ratings : ratings.filter((r) => !spared.has(r.deptCode));
  const key = keyOf(job.secret);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return Array.from({ length: job.requests }, (_, i) => {
    const from = i * job.eventsPerRequest;
    const texts = Array.from(
      { length: job.eventsPerRequest },
      (_, j) => usable[(from + j) % usable.length]?.text ?? '',
    );
    const body = Buffer.from(
      job.eventsPerRequest === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`,
    );
    return { headers: signedHeaders(job.source, key, timestamp, body), body };
  });
}

/** The headers of a signed body of JSON; `timestamp` in seconds. */
export function signedHeaders(source: string, key: SigningKey, timestamp: string, body: Buffer) {
  const id = randomUUID();
  return {
    'content-type': 'application/json',
    [WEBHOOK_HEADER.source]: source,
    [WEBHOOK_HEADER.id]: id,
    [WEBHOOK_HEADER.timestamp]: timestamp,
    [WEBHOOK_HEADER.signature]: sign(key, 'v1', { id, timestamp, body }),
  };
}

function makeRatings(): { deptCode: string; text: string }[] {
  const made: { deptCode: string; text: string }[] = [];
  // A little more than twice as many events as ratings, and some duplicates that do no harm.
  for (const event of provinceEvents({ events: RATINGS * 2.7, days: DAYS, run: 'load' })) {
    if (event.kind !== 'rating') continue;
    const body = { ...event.body, space: event.space };
    made.push({ deptCode: event.body.deptCode, text: JSON.stringify(body) });
  }
  return made;
}

function keyOf(secret: string): SigningKey {
  keys ??= new Map();
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const key = signingKey(secret);
  keys.set(secret, key);
  return key;
}
