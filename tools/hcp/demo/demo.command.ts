import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import { buildRegistry } from '../../demo/registry/build-registry.js';
import { runDemo } from '../../demo/run-demo.js';
import { readSecrets } from '../../demo/send/secrets.js';
import type { Tally } from '../../demo/send/tally.js';
import type { HcpConfig } from '../hcp.config.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';

export interface DemoCommandOptions {
  readonly ratings?: string;
  readonly seed: string;
  readonly rate?: string;
  readonly url: string;
  readonly secrets?: string;
}

/**
 * `hcp demo`: the simulated province rates at running services, whose registry is that of Jiangxi
 * (`npm start` loads it, and keeps the secrets beside the keyring). Found, when ingest answered
 * anything else than it should.
 */
export async function runDemoCommand(
  options: DemoCommandOptions,
  config: HcpConfig,
): Promise<ExitCode> {
  const secrets = options.secrets ?? join(dirname(config.HCP_KEYRING), 'province.json');
  const ratings = positive('--ratings', options.ratings);
  const rate = positive('--rate', options.rate);
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
  });
  const tally = await runDemo({
    ingestUrl: options.url,
    registry: buildRegistry(),
    secrets: await readSecrets(secrets),
    seed: options.seed,
    run: `d${Date.now().toString(36)}`,
    clock: Date.now,
    ratings,
    rate,
    signal: interrupted.signal,
    onProgress: everySeconds(5, (now: Tally) => {
      remark(summary(now));
    }),
  });
  for (const surprise of tally.firstSurprises) answer(`unexpected answer: ${surprise}`);
  answer(summary(tally));
  return tally.surprises === 0 ? EXIT.done : EXIT.found;
}

const summary = ({ accepted, rejected, repeated, retries, surprises }: Tally): string =>
  `accepted=${accepted} rejected=${rejected} repeated=${repeated} retries=${retries} unexpected=${surprises}`;

function positive(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new AppError('usage', `${option} is a whole number from 1`);
  return Number(text);
}
