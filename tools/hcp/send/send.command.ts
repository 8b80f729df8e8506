import { readFile } from 'node:fs/promises';
import { signingKey } from '#shared/crypto/webhook-signature.js';
import { AppError } from '#shared/errors/app-error.js';
import { durationMs } from '../source/duration.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { bodyOf, chunksOf } from './chunks.js';
import { eventsOf, type EventKind } from './events-file.js';
import { SourceClient } from './source-client.js';

export interface SendOptions {
  readonly source: string;
  readonly secretFile?: string;
  readonly url: string;
  readonly kind: EventKind | 'auto';
  readonly check?: boolean;
  readonly sm3?: boolean;
  readonly retryFor: string;
}

/** The most events an array may hold. */
const CHUNK = 500;

/** `hcp send <file>`: signs and sends the events of a file; found, when any of them is rejected. */
export async function runSend(
  file: string,
  options: SendOptions,
  secretInEnvironment: string | undefined,
): Promise<ExitCode> {
  const events = eventsOf(await textOf(file), options.kind);
  if (events.length === 0) throw new AppError('usage', `${file} holds no event`);
  const client = new SourceClient({
    url: options.url,
    source: options.source,
    key: signingKey(await secretOf(options, secretInEnvironment)),
    signature: options.sm3 === true ? 'v1sm3' : 'v1',
    check: options.check === true,
    patienceMs: durationMs(options.retryFor),
    onWait: (why, waitMs) => {
      remark(`${why}; again in ${(waitMs / 1_000).toFixed(1)} s`);
    },
  });
  let accepted = 0;
  let rejected = 0;
  for (const chunk of chunksOf(events, CHUNK)) {
    const receipt = await client.post(chunk.kind, bodyOf(chunk));
    accepted += receipt.accepted;
    rejected += receipt.rejected.length;
    for (const { index, field, code, message } of receipt.rejected) {
      const place = chunk.events[index]?.place ?? `event ${index + 1}`;
      answer(`${place}: ${field === '' ? '' : `${field} `}${code} (${message})`);
    }
  }
  answer(`${options.check === true ? 'acceptable' : 'accepted'}=${accepted} rejected=${rejected}`);
  return rejected === 0 ? EXIT.done : EXIT.found;
}

async function secretOf(
  { secretFile }: SendOptions,
  inEnvironment: string | undefined,
): Promise<string> {
  if (secretFile !== undefined) return (await textOf(secretFile)).trim();
  if (inEnvironment !== undefined && inEnvironment !== '') return inEnvironment;
  throw new AppError('usage', 'give the secret of the source in HCP_SECRET or by --secret-file');
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('usage', `${file} cannot be read`, { cause: error });
  }
}
