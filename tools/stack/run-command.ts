import { spawn } from 'node:child_process';

import { owned } from './owned-command.js';
import { StackError } from './stack.error.js';

/** Tells a person what is going on, one line at a time. */
export type Tell = (line: string) => void;

/** What a finished command left behind. */
export interface CommandResult {
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** Runs a command to its end without judging its exit code; a missing command has code 127. */
export async function tryCommand(
  command: string,
  args: readonly string[],
  options: { readonly timeoutMs?: number; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(...owned(command, args, 'TERM'), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.env ?? process.env,
      ...(options.timeoutMs === undefined
        ? {}
        : { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const }),
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 128, output });
    });
  });
}

const HEARTBEAT_MS = 5000;

/**
 * Waits for slow work and keeps the terminal alive meanwhile: a line with the elapsed time every
 * five seconds.
 */
export async function withHeartbeat<T>(what: string, tell: Tell, work: Promise<T>): Promise<T> {
  const began = Date.now();
  const heartbeat = setInterval(() => {
    tell(`${what} … ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }, HEARTBEAT_MS);
  try {
    return await work;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a slow command with a heartbeat: `what` when it begins, the time when it is done. A failure
 * carries the last lines of its output.
 */
export async function runWithProgress(
  what: string,
  command: string,
  args: readonly string[],
  tell: Tell,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const began = Date.now();
  tell(`${what} …`);
  const { code, output } = await withHeartbeat(what, tell, tryCommand(command, args, { env }));
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-8).join('\n');
    throw new StackError(`${what} failed (${command} ended with ${code}):\n${tail}`);
  }
  tell(`${what}: done in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
