import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  sign,
  WEBHOOK_HEADER,
  type SignatureKind,
  type SigningKey,
} from '#shared/crypto/webhook-signature.js';
import { AppError } from '#shared/errors/app-error.js';

/** One bad event of a request, by its index from 0. */
export interface Rejection {
  readonly index: number;
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

export interface Receipt {
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
}

export interface SourceClientOptions {
  readonly url: string;
  readonly source: string;
  readonly key: SigningKey;
  readonly signature: SignatureKind;
  /** Ask for the judgement only: nothing is published. */
  readonly check: boolean;
  /** How long one request is tried again while ingest is away or busy. */
  readonly patienceMs: number;
  /** Told each time a request has to wait. */
  readonly onWait: (why: string, waitMs: number) => void;
}

/** Ingest has answered that it will not take a request, however often it is sent. */
export class RequestRefused extends AppError {
  constructor(
    /** The HTTP status. */
    readonly status: number,
    message: string,
  ) {
    super('usage', message);
  }
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
const ANSWER_MS = 60_000;
const TRY_AGAIN: readonly number[] = [429, 502, 503, 504];

/** A client of the source API, as an integrator would write it from the documentation. */
export class SourceClient {
  constructor(private readonly options: SourceClientOptions) {}

  /**
   * Posts a JSON body. While ingest is away or busy (no answer, 429, 503, or 502 and 504 of a gateway
   * before it) the same body goes again
   * under the same id: the ledger's keys make that harmless. Throws `RequestRefused` when the
   * request as a whole is refused, and `usage` when patience ends. `name` makes the webhook-id; a
   * body that is sent again later keeps its name.
   */
  async post(
    kind: string,
    body: Buffer<ArrayBuffer>,
    name: string = randomUUID(),
  ): Promise<Receipt> {
    const { check, patienceMs, onWait } = this.options;
    const id = `${check ? 'check' : 'msg'}_${name}`;
    const giveUpAt = performance.now() + patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.attempt(kind, id, body);
      if ('accepted' in answer) return answer;
      const wait = answer.waitMs ?? Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
      if (performance.now() + wait > giveUpAt) throw new AppError('usage', answer.why);
      onWait(answer.why, wait);
      await sleep(wait);
    }
  }

  private async attempt(
    kind: string,
    id: string,
    body: Buffer<ArrayBuffer>,
  ): Promise<Receipt | { readonly why: string; readonly waitMs: number | undefined }> {
    const { url, source, key, signature, check } = this.options;
    // Signed anew each time: a timestamp is good for five minutes.
    const timestamp = String(Math.floor(Date.now() / 1_000));
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(check ? `/v1/check/${kind}` : `/v1/${kind}`, url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [WEBHOOK_HEADER.source]: source,
          [WEBHOOK_HEADER.id]: id,
          [WEBHOOK_HEADER.timestamp]: timestamp,
          [WEBHOOK_HEADER.signature]: sign(key, signature, { id, timestamp, body }),
        },
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      text = await response.text();
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      return { why: `ingest does not answer at ${url}`, waitMs: undefined };
    }
    const answer = objectOf(text);
    if (isReceipt(answer)) return answer;
    const why = `ingest refuses the request: ${response.status} ${describe(answer)}`;
    if (!TRY_AGAIN.includes(response.status)) {
      throw new RequestRefused(response.status, why);
    }
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return { why, waitMs: seconds > 0 ? seconds * 1_000 : undefined };
  }
}

function objectOf(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {}; // a proxy's page, not ingest's answer
    throw error;
  }
}

const isReceipt = (answer: object): answer is Receipt =>
  'accepted' in answer &&
  typeof answer.accepted === 'number' &&
  'rejected' in answer &&
  Array.isArray(answer.rejected);

/** `code: title` of a problem. */
const describe = (problem: object): string =>
  ['code', 'detail' in problem ? 'detail' : 'title']
    .map((name) => (problem as Record<string, unknown>)[name])
    .filter((part) => typeof part === 'string')
    .join(': ');
