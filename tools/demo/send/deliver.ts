import { setTimeout as sleep } from 'node:timers/promises';
import {
  sign,
  WEBHOOK_HEADER,
  type SignatureKind,
  type SigningKey,
} from '#shared/crypto/webhook-signature.js';
import { DemoError } from './demo.error.js';
import { packed, type Parcel } from './outbox.js';

/** What ingest says about one bad event of a request. */
export interface Rejection {
  readonly index: number;
  readonly code: string;
  readonly field: string;
}

export interface Receipt {
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
  /** How often the request had to be sent again. */
  readonly retries: number;
}

export interface Delivery {
  readonly baseUrl: string;
  readonly id: string;
  readonly key: SigningKey;
  readonly signature: SignatureKind;
  readonly clock: () => number;
  /** Stop trying after this long, milliseconds. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const ANSWER_MS = 60_000;

/**
 * Sends a parcel and sends the same body again while ingest is away or busy (429, 503, no
 * connection): ratings are idempotent. Any other refusal of the whole request is thrown.
 */
export async function deliver(parcel: Parcel, delivery: Delivery): Promise<Receipt> {
  const { contentType, body } = packed(parcel);
  let waited = 0;
  for (let retries = 0; ; retries += 1) {
    const answer = await attempt(parcel, delivery, contentType, body);
    if (answer.kind === 'receipt') return { ...answer.receipt, retries };
    if (waited >= delivery.patienceMs) {
      throw new DemoError(`${parcel.source}: gave up after ${retries} retries: ${answer.why}`);
    }
    const wait = answer.waitMs ?? Math.min(FIRST_WAIT_MS * 2 ** retries, LONGEST_WAIT_MS);
    await sleep(wait, undefined, { signal: delivery.signal });
    waited += wait;
  }
}

type Answer =
  | { readonly kind: 'receipt'; readonly receipt: Omit<Receipt, 'retries'> }
  | { readonly kind: 'later'; readonly why: string; readonly waitMs: number | undefined };

async function attempt(
  parcel: Parcel,
  delivery: Delivery,
  contentType: string,
  body: Buffer<ArrayBuffer>,
): Promise<Answer> {
  const timestamp = String(Math.floor(delivery.clock() / 1_000));
  const { id, key, signature } = delivery;
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL(`/v1/${parcel.endpoint}`, delivery.baseUrl), {
      method: 'POST',
      headers: {
        'content-type': contentType,
        [WEBHOOK_HEADER.source]: parcel.source,
        [WEBHOOK_HEADER.id]: id,
        [WEBHOOK_HEADER.timestamp]: timestamp,
        [WEBHOOK_HEADER.signature]: sign(key, signature, { id, timestamp, body }),
      },
      body,
      signal: delivery.signal
        ? AbortSignal.any([delivery.signal, AbortSignal.timeout(ANSWER_MS)])
        : AbortSignal.timeout(ANSWER_MS),
    });
    text = await response.text();
  } catch (error) {
    delivery.signal?.throwIfAborted();
    return { kind: 'later', why: `no connection (${String(error)})`, waitMs: undefined };
  }
  if (response.status === 202 || response.status === 422) {
    const receipt = receiptOf(text);
    if (receipt !== undefined) return { kind: 'receipt', receipt };
  }
  if (response.status === 429 || response.status === 503) {
    const seconds = Number(response.headers.get('retry-after'));
    const waitMs = seconds > 0 ? Math.min(seconds * 1_000, LONGEST_WAIT_MS) : undefined;
    return { kind: 'later', why: `status ${response.status}`, waitMs };
  }
  throw new DemoError(
    `${parcel.source}: POST /v1/${parcel.endpoint} (${parcel.format} of ${parcel.events.length}) ` +
      `was answered ${response.status}: ${text.slice(0, 300)}`,
  );
}

/** Reads `{accepted, rejected}`; undefined when the answer is anything else. */
function receiptOf(text: string): Omit<Receipt, 'retries'> | undefined {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (!('accepted' in answer) || !('rejected' in answer)) return undefined;
  const { accepted, rejected } = answer;
  if (typeof accepted !== 'number' || !Array.isArray(rejected)) return undefined;
  return { accepted, rejected: rejected as Rejection[] };
}
