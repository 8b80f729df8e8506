import { once } from 'node:events';

import { Run } from './run.js';
import { readOptions } from './start.options.js';
import { StackError } from '../stack/stack.error.js';
import { repositoryRoot } from '../stack/stack.paths.js';

/** Runs the system until it is told to stop; resolves with the exit code. */
async function main(): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping.abort();
    });
  }
  // A reader that went away (| head) is no reason to leave the services alone.
  process.stdout.on('error', () => undefined);
  const run = new Run(repositoryRoot(), process.env, stopping.signal);
  try {
    const options = readOptions(process.argv.slice(2));
    // A stop does not wait for a download or a slow start.
    return await Promise.race([run.untilStopped(options), stopped(stopping.signal)]);
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    if (!(error instanceof StackError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await run.stop();
  }
}

async function stopped(signal: AbortSignal): Promise<number> {
  if (!signal.aborted) await once(signal, 'abort');
  return 0;
}

const code = await main();
process.exit(code);
