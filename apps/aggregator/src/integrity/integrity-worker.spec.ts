import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { EMPTY_REGISTRY } from '#shared/domain/registry.js';
import type { IntegrityCursor, IntegrityProgress } from './integrity-cursor.port.js';
import { IntegrityWorker } from './integrity-worker.js';

const FIRST: IntegrityProgress = { pins: new Map(), sharesAt: 0, sharesPins: new Map() };

function workerOf(take: () => Promise<IntegrityProgress | undefined>, isLoaded = true) {
  let released = 0;
  const warnings: string[] = [];
  const cursor: IntegrityCursor = {
    take,
    moved: () => Promise.resolve(),
    judgedShares: () => Promise.resolve(),
    release: () => {
      released += 1;
      return Promise.resolve();
    },
  };
  const worker = new IntegrityWorker({
    cursor,
    ratings: { step: (pins) => Promise.resolve({ pins, isFull: false }) },
    shares: { judge: () => Promise.reject(new Error('nothing has come')) },
    registry: { current: () => EMPTY_REGISTRY, isLoaded: () => isLoaded },
    ...{ province: '360000', isCounting: () => false, restMs: 1, sharesMs: 0 },
    clock: () => 0,
    log: { warn: (_, message) => warnings.push(message) },
  });
  return { worker, warnings, released: () => released };
}

const settled = async (is: () => boolean): Promise<void> => {
  while (!is()) await turnOfLoop();
};

it('a turn that fails is told and made again', async () => {
  let turns = 0;
  const { worker, warnings } = workerOf(() => {
    turns += 1;
    return turns === 1 ? Promise.reject(new Error('once')) : Promise.resolve(FIRST);
  });
  worker.onApplicationBootstrap();
  await settled(() => turns >= 3);
  await worker.beforeApplicationShutdown();
  expect(warnings).toHaveLength(1);
});

it('a stop waits for the turn that is under way, and then frees the work', async () => {
  let finish: (() => void) | undefined;
  const { worker, released } = workerOf(
    () =>
      new Promise((resolve) => {
        finish = () => {
          resolve(undefined);
        };
      }),
  );
  worker.onApplicationBootstrap();
  await settled(() => finish !== undefined);
  const stopping = worker.beforeApplicationShutdown();
  await turnOfLoop();
  expect(released()).toBe(0);
  finish?.();
  await stopping;
  expect(released()).toBe(1);
});

it('without the registry nothing is looked at', async () => {
  let turns = 0;
  const { worker } = workerOf(() => {
    turns += 1;
    return Promise.resolve(FIRST);
  }, false);
  expect(await worker.turn()).toBe(1);
  expect(turns).toBe(0);
});
