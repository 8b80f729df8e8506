import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ManagedProcess } from '../stack/managed-process.js';
import { tryCommand } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';

/** A Docker daemon of this process's own. */
export interface OwnDaemon {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /** Ends it and every container in it. */
  stop(): Promise<void>;
}

/** Its last words name what this machine does not let it do. */
async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
  const fault = lines.findLast((line) => line.startsWith('failed to start daemon: '));
  return fault ?? lines.at(-1) ?? '';
}

/**
 * Starts dockerd with everything of its own in `dir`. It runs in namespaces of its own for
 * processes and mounts, as their first process: when it ends, or its owner does, the kernel ends
 * every container with it and takes away what was mounted. Throws a StackError, one line long, when
 * this machine does not let it run.
 */
export async function startDaemon(dir: string): Promise<OwnDaemon> {
  const host = `unix://${join(dir, 'docker.sock')}`;
  const logFile = join(dir, 'dockerd.log');
  const daemon = new ManagedProcess({
    name: 'dockerd',
    command: 'unshare',
    args: [
      ...['--pid', '--fork', '--kill-child', '--mount', '--mount-proc', 'dockerd'],
      ...['--host', host, '--pidfile', join(dir, 'docker.pid')],
      ...['--data-root', join(dir, 'data'), '--exec-root', join(dir, 'exec')],
    ],
    logFile,
    isReady: async () =>
      (await tryCommand('docker', ['--host', host, 'info'], { timeoutMs: 5000 })).code === 0,
    readyTimeoutMs: 60_000,
  });
  try {
    await daemon.start();
  } catch (error) {
    await daemon.kill('SIGKILL');
    if (!(error instanceof StackError)) throw error;
    throw new StackError(`dockerd does not run here (${await lastWords(logFile)})`, {
      cause: error,
    });
  }
  return {
    host,
    stop: async () => {
      const containers = ['--host', host, 'ps', '--all', '--quiet'];
      const ids = (await tryCommand('docker', containers)).output.split('\n').filter(Boolean);
      // While the daemon lives it takes back what it told the firewall about their ports.
      if (ids.length > 0) await tryCommand('docker', ['--host', host, 'rm', '--force', ...ids]);
      await daemon.kill('SIGKILL');
    },
  };
}
