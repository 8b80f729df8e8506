import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../stack/ports.js';
import { tryCommand } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';

const ANSWER_TIMEOUT_MS = 30_000;
const SERVER = `require('node:http').createServer((_, to) => to.end('here')).listen(8080)`;

/** Runs one step of the probe; a failure is told by its last line. */
async function step(command: string, args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand(command, args, { timeoutMs: 60_000 });
  if (code === 0) return output.trim();
  throw new StackError(output.trim().split('\n').at(-1) ?? `${command} ended with ${code}`);
}

/** An image of nothing but this very Node and the libraries it is linked with. */
async function importNode(image: string, dir: string): Promise<void> {
  const libraries = (await step('ldd', [process.execPath])).match(/\/\S+(?= \()/g) ?? [];
  const files = [process.execPath, ...libraries].map((path) => path.slice(1));
  const archive = join(dir, 'node.tar');
  await step('tar', ['-C', '/', '--dereference', '-cf', archive, ...files]);
  await step('docker', ['import', archive, image]);
}

async function answersOn(port: number): Promise<boolean> {
  const deadline = Date.now() + ANSWER_TIMEOUT_MS;
  while (Date.now() < deadline) {
    try {
      const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
      if ((await reply.text()) === 'here') return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    await sleep(200);
  }
  return false;
}

/**
 * Why the Docker that answers cannot serve tests, in a few words, or undefined when it can: a
 * container that is really run must be reached at a port of 127.0.0.1. Needs no image. Off Linux it
 * is taken for granted, since there a container cannot be made from this machine's own files.
 */
export async function whyNoContainers(dir: string): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const port = await freePort();
  const name = `hcp-probe-${port}`;
  const image = `haochaping/${name}:local`;
  const scratch = await mkdtemp(join(dir, 'probe-'));
  try {
    await importNode(image, scratch);
    await step('docker', [
      ...['run', '--detach', '--name', name, '--publish', `127.0.0.1:${port}:8080`, image],
      ...[process.execPath, '-e', SERVER],
    ]);
    return (await answersOn(port)) ? undefined : 'a published port of a container does not answer';
  } catch (error) {
    if (error instanceof StackError) return error.message;
    throw error;
  } finally {
    await tryCommand('docker', ['rm', '--force', name]);
    await tryCommand('docker', ['rmi', '--force', image]);
    await rm(scratch, { recursive: true, force: true });
  }
}
