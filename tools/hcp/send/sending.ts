import { readFile } from 'node:fs/promises';
import { signingKey } from '#shared/crypto/webhook-signature.js';
import { AppError } from '#shared/errors/app-error.js';
import { durationMs } from '../source/duration.js';
import { remark } from '../terminal/say.js';
import { bodyOf, chunksOf } from './chunks.js';
import type { FileEvent } from './events-file.js';
import { SourceClient, type Rejection } from './source-client.js';

/** Options of every command that speaks to ingest as a source. */
export interface SendingOptions {
  readonly source: string;
  readonly secretFile?: string;
  readonly url: string;
  readonly check?: boolean;
  readonly sm3?: boolean;
  /** A time such as 2m, or `ever`. */
  readonly retryFor: string;
}

/** The most events an array may hold. */
const CHUNK = 500;

/** The client of a source; its waits are remarked. Throws `usage` when there is no secret. */
export async function openClient(
  options: SendingOptions,
  secretInEnvironment: string | undefined,
): Promise<SourceClient> {
  return new SourceClient({
    url: options.url,
    source: options.source,
    key: signingKey(await secretOf(options, secretInEnvironment)),
    signature: options.sm3 === true ? 'v1sm3' : 'v1',
    check: options.check === true,
    patienceMs: options.retryFor === 'ever' ? Infinity : durationMs(options.retryFor),
    onWait: (why, waitMs) => {
      remark(`${why}; again in ${(waitMs / 1_000).toFixed(1)} s`);
    },
  });
}

/**
 * Sends events in requests of at most 500, and tells each rejection with the event it is of. With
 * `name`, the requests are `<name>_1`, `<name>_2` …, the same each time the events are sent.
 */
export async function sendEvents(
  client: SourceClient,
  events: readonly FileEvent[],
  onRejected: (place: string, rejection: Rejection) => void,
  name?: string,
): Promise<{ readonly accepted: number; readonly rejected: number }> {
  let accepted = 0;
  let rejected = 0;
  for (const [n, chunk] of chunksOf(events, CHUNK).entries()) {
    const request = name === undefined ? undefined : `${name}_${n + 1}`;
    const receipt = await client.post(chunk.kind, bodyOf(chunk), request);
    accepted += receipt.accepted;
    rejected += receipt.rejected.length;
    for (const rejection of receipt.rejected) {
      const place = chunk.events[rejection.index]?.place ?? `event ${rejection.index + 1}`;
      onRejected(place, rejection);
    }
  }
  return { accepted, rejected };
}

/** The bytes of a file; throws `usage` when it cannot be read. */
export async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new AppError('usage', `${file} cannot be read`, { cause: error });
  }
}

async function secretOf(
  { secretFile }: SendingOptions,
  inEnvironment: string | undefined,
): Promise<string> {
  if (secretFile !== undefined) return (await bytesOf(secretFile)).toString().trim();
  if (inEnvironment !== undefined && inEnvironment !== '') return inEnvironment;
  throw new AppError('usage', 'give the secret of the source in HCP_SECRET or by --secret-file');
}
