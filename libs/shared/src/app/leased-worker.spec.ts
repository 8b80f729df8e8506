import { setImmediate as turn } from 'node:timers/promises';
import { LeasedWorker, type Work } from './leased-worker.js';
import { Leases } from '../mongo/leases.port.js';

class FakeLeases extends Leases {
  readonly released: string[] = [];

  constructor(readonly isFree: boolean) {
    super();
  }

  take(): Promise<boolean> {
    return Promise.resolve(this.isFree);
  }

  release(work: string): Promise<void> {
    this.released.push(work);
    return Promise.resolve();
  }
}

function workerOf(work: Work, isFree = true) {
  const leases = new FakeLeases(isFree);
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message) };
  const worker = new LeasedWorker({ name: 'work', leases, work, restMs: 1, log });
  return { worker, leases, warnings };
}

const settled = async (is: () => boolean): Promise<void> => {
  while (!is()) await turn();
};

it('a run that fails is told and made again', async () => {
  let runs = 0;
  const { worker, warnings } = workerOf(() => {
    runs += 1;
    return runs === 1 ? Promise.reject(new Error('once')) : Promise.resolve(0);
  });
  worker.start();
  await settled(() => runs >= 3);
  await worker.stop();
  expect(warnings).toHaveLength(1);
});

it('without the lease nothing is done', async () => {
  let runs = 0;
  const { worker } = workerOf(() => Promise.resolve((runs += 1)), false);
  worker.start();
  for (let i = 0; i < 20; i += 1) await turn();
  await worker.stop();
  expect(runs).toBe(0);
});

it('a stop waits for the run that is under way, which is told, and then frees the lease', async () => {
  let isRunningOf: (() => boolean) | undefined;
  let finish: (() => void) | undefined;
  const { worker, leases } = workerOf((isRunning) => {
    isRunningOf = isRunning;
    return new Promise((resolve) => {
      finish = () => {
        resolve(1);
      };
    });
  });
  worker.start();
  await settled(() => finish !== undefined);
  expect(isRunningOf?.()).toBe(true);
  const stopping = worker.stop();
  expect(isRunningOf?.()).toBe(false);
  expect(leases.released).toEqual([]);
  finish?.();
  await stopping;
  expect(leases.released).toEqual(['work']);
});
