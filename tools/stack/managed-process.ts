import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { owned } from './owned-command.js';
import { StackError } from './stack.error.js';

/** How to run one long-lived process. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** stdout and stderr are appended here. */
  readonly logFile: string;
  /** Holds the pid while the process runs. */
  readonly pidFile?: string;
  /** Runs before every start, to clear away what an earlier run left. */
  readonly beforeLaunch?: () => Promise<void>;
  /** Keeps the child's stdin open for as long as this process lives. */
  readonly holdStdin?: boolean;
  /** The pid to write down when the child is only a client of what really runs. */
  readonly servingPid?: () => Promise<number>;
  /** Resolves true once the process serves; `log` is what it wrote since this start. */
  readonly isReady: (log: string) => boolean | Promise<boolean>;
  readonly readyTimeoutMs?: number;
  /** How long SIGTERM may take before SIGKILL. */
  readonly stopGraceMs?: number;
}

const POLL_MS = 100;

async function writePid(pidFile: string, pid: number): Promise<void> {
  await mkdir(dirname(pidFile), { recursive: true });
  await writeFile(pidFile, `${pid}\n`);
}

/**
 * A child process that can be killed and started again with the same identity.
 * It leads a process group of its own, so a Ctrl-C on the terminal reaches only its parent, which
 * stops things in order; and the kernel kills it when the parent dies, however that happens.
 */
export class ManagedProcess {
  readonly #spec: ProcessSpec;
  readonly #exitListeners = new Set<(how: string) => void>();
  #child: ChildProcess | undefined;
  #exit: Promise<string> = Promise.resolve('not started');
  #launching: Promise<void> = Promise.resolve();
  #logOffset = 0;

  constructor(spec: ProcessSpec) {
    this.#spec = spec;
  }

  get name(): string {
    return this.#spec.name;
  }

  /** The pid of the process itself, 0 when it does not run. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  /** Calls `listener` at every end of the process, wanted or not, with how it ended. */
  onExit(listener: (how: string) => void): void {
    this.#exitListeners.add(listener);
  }

  /** Starts the process and resolves when it is ready. */
  async start(): Promise<void> {
    await this.launch();
    await this.waitReady();
  }

  /** Starts the process without waiting for it to serve. */
  async launch(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} is running already`);
    this.#launching = this.#spawn();
    await this.#launching;
  }

  async #spawn(): Promise<void> {
    const { command, args, env, cwd, logFile, pidFile } = this.#spec;
    await this.#spec.beforeLaunch?.();
    await mkdir(dirname(logFile), { recursive: true });
    const log = await open(logFile, 'a');
    try {
      this.#logOffset = (await log.stat()).size;
      const child = spawn(...owned(command, args, 'KILL'), {
        stdio: [this.#spec.holdStdin === true ? 'pipe' : 'ignore', log.fd, log.fd],
        detached: true,
        env: env ?? process.env,
        ...(cwd === undefined ? {} : { cwd }),
      });
      this.#watch(child);
    } finally {
      await log.close();
    }
    if (pidFile !== undefined && this.running) await writePid(pidFile, this.pid);
  }

  #watch(child: ChildProcess): void {
    this.#child = child;
    this.#exit = new Promise((resolve) => {
      const ended = (how: string): void => {
        if (this.#child !== child) return;
        this.#child = undefined;
        resolve(how);
        for (const listener of this.#exitListeners) listener(how);
      };
      child.once('error', (error) => {
        ended(error.message);
      });
      child.once('exit', (code, signal) => {
        ended(signal ?? `exit code ${code ?? 0}`);
      });
    });
  }

  /** Resolves when the process serves; throws with the tail of its log if it ends or takes too long. */
  async waitReady(): Promise<void> {
    const { isReady, readyTimeoutMs = 60_000, logFile } = this.#spec;
    const child = this.#child;
    // Its successor has an end of its own, which may never come.
    const exit = this.#exit;
    const deadline = Date.now() + readyTimeoutMs;
    while (this.#child === child && child !== undefined) {
      if (await isReady(await this.logSinceStart())) {
        const { servingPid, pidFile } = this.#spec;
        if (servingPid && pidFile !== undefined) await writePid(pidFile, await servingPid());
        return;
      }
      if (Date.now() > deadline) {
        throw new StackError(
          `${this.name} is not ready after ${readyTimeoutMs / 1000} s; ${await this.#tail()}`,
        );
      }
      await sleep(POLL_MS);
    }
    throw new StackError(
      `${this.name} ended before it was ready (${await exit}); see ${logFile}; ${await this.#tail()}`,
    );
  }

  /** What the process wrote since it was last started. */
  async logSinceStart(): Promise<string> {
    const log = await open(this.#spec.logFile, 'r');
    try {
      const length = Math.max((await log.stat()).size - this.#logOffset, 0);
      const { buffer } = await log.read(Buffer.alloc(length), 0, length, this.#logOffset);
      return buffer.toString('utf8');
    } finally {
      await log.close();
    }
  }

  async #tail(): Promise<string> {
    const lines = (await this.logSinceStart()).trim().split('\n').slice(-6);
    return `its last words:\n${lines.join('\n')}`;
  }

  /** Sends a signal. Resolves when the process has ended, or at once for a signal that only pauses. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child?.kill(signal);
    if (signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT') await this.#exit;
  }

  /** Kills the process if it runs, and starts it again on the same data. */
  async restart(): Promise<void> {
    if (this.#child) await this.kill('SIGKILL');
    await this.start();
  }

  /** Ends the process in order, by force after its grace time; removes the pid file. */
  async stop(): Promise<void> {
    await this.#launching;
    const child = this.#child;
    if (child) {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), this.#spec.stopGraceMs ?? 10_000);
      await this.#exit;
      clearTimeout(force);
    }
    if (this.#spec.pidFile !== undefined) await rm(this.#spec.pidFile, { force: true });
  }
}
