import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Lab } from './lab.js';

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly tell?: string;
}

/**
 * A process of the benchmark's own that does jobs one call at a time: limits and load run apart
 * from each other, as the services do. It ends when its parent does.
 */
export class Worker<Job, Result> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (result: Result) => void; reject: (error: Error) => void }
  >();
  #calls = 0;

  /** `file` is the built worker below this room, such as `limits/bare-server.worker.js`. */
  constructor(
    readonly file: string,
    lab: Lab,
  ) {
    lab.atClose(() => this.stop());
    this.#child = fork(join(import.meta.dirname, '..', file), [], {
      serialization: 'advanced',
      execArgv: ['--enable-source-maps'],
    });
    this.#child.on('message', (message) => {
      const { id, result, error, tell: line } = message as Reply;
      if (line !== undefined) {
        lab.tell(line);
        return;
      }
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result as Result);
      else waiting?.reject(new Error(`${file}: ${error}`));
    });
    this.#child.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`${file} ended (${signal ?? code ?? 0})`));
      }
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  call(job: Job): Promise<Result> {
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, job });
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
