import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.js';
import { durationMs } from '../../source/duration.js';
import { EXIT, type ExitCode } from '../../terminal/exit-code.js';
import { answer } from '../../terminal/say.js';
import type { EventKind } from '../events-file.js';
import { openClient, type SendingOptions } from '../sending.js';
import { isOfEvents, Settling, type SeenFile } from './settling.js';
import { seenFile, takeFile, type Taken } from './take-file.js';

export interface WatchOptions extends SendingOptions {
  readonly watch: string;
  readonly kind: EventKind | 'auto';
  /** How long a file must not have changed to be complete. */
  readonly settle: string;
  /** Take what is there, and end. */
  readonly once?: boolean;
}

const LOOK_MS = 500;

/**
 * `hcp send --watch <folder>`: sends the files that are dropped there, one after the other, and
 * renames each to `.done`. Goes on until it is ended; while ingest is away it waits. With `once` it
 * ends when no file is left, and answers whether there was anything bad.
 */
export async function runWatch(
  options: WatchOptions,
  secretInEnvironment: string | undefined,
): Promise<ExitCode> {
  if (options.check === true)
    throw new AppError('usage', '--check sends nothing: not with --watch');
  const { watch: folder, kind, once = false } = options;
  const client = await openClient({ ...options, retryFor: 'ever' }, secretInEnvironment);
  const settling = new Settling(durationMs(options.settle));
  let code: ExitCode = EXIT.done;
  for (;;) {
    const look = await lookInto(folder);
    if (once && look.length === 0) return code;
    for (const file of settling.settled(look, performance.now())) {
      const taken = await takeFile({ folder, kind, client }, file);
      if (taken === undefined) continue;
      answer(lineOf(file.name, taken));
      if (taken.rejected > 0) code = EXIT.found;
    }
    await sleep(LOOK_MS);
  }
}

const lineOf = (file: string, { accepted, rejected, name, isBad }: Taken): string =>
  `${file}: ${isBad ? 'bad' : `accepted=${accepted} rejected=${rejected}`} ${name}`;

/** The files of events in the folder; throws `usage` when it cannot be read. */
async function lookInto(folder: string): Promise<SeenFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new AppError('usage', `${folder} cannot be read`, { cause: error });
  }
  const seen: SeenFile[] = [];
  for (const name of names.filter(isOfEvents)) {
    const file = await seenFile(folder, name);
    if (file !== undefined) seen.push(file);
  }
  return seen;
}
