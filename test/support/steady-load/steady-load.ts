import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '../../../tools/stack/stack.paths.js';
import type { LoadJob, LoadReport } from './steady-load.types.js';

/** A load in a process of its own, which knows the system only from outside. */
export class SteadyLoad {
  private constructor(private readonly child: ChildProcess) {}

  static start(job: LoadJob): SteadyLoad {
    const root = repositoryRoot();
    const child = fork(join(root, 'dist/test/support/steady-load/main.js'), {
      execPath: join(root, 'node_modules/.bin/node'),
      execArgv: ['--enable-source-maps'],
    });
    child.send(job);
    return new SteadyLoad(child);
  }

  /** Throws when the load has ended by itself, so that nobody waits under no load. */
  check(): void {
    if (this.child.exitCode !== null) throw new Error('the load has ended by itself');
  }

  /** Ends it when everything that was asked is answered. */
  async stop(): Promise<LoadReport> {
    this.check();
    this.child.send('stop');
    const [report] = (await once(this.child, 'message')) as [LoadReport];
    return report;
  }

  /** Ends it, whatever it does. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}
