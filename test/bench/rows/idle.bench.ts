import { setTimeout as sleep } from 'node:timers/promises';
import { TOPIC } from '#shared/contract/topic.js';
import { cpuSeconds } from '../lab/cpu.js';
import { settleJiangxi } from '../lab/jiangxi.js';
import { startService, type RunningService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_idle';
const SETTLE_MS = 5_000;
const ALLOWED = 0.01;

/** Every service with the registry loaded, everything up, and nothing to do. */
export const idle: Bench = {
  name: 'idle',
  about: 'what each service takes of a core without traffic',
  run: async (lab) => {
    await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    const services: RunningService[] = [];
    for (const name of ['aggregator', 'report', 'ingest'] as const) {
      services.push(await startService(lab, name, DATABASE));
    }
    await sleep(SETTLE_MS);
    const before = services.map(({ pid }) => cpuSeconds(pid));
    const began = performance.now();
    await sleep(lab.options.idleSeconds * 1_000);
    const seconds = (performance.now() - began) / 1_000;
    const rows = services.map(({ name, pid }, i) =>
      judged({
        name: `idle-${name}`,
        what: `${name} without traffic, of one core`,
        unit: 'cores',
        value: (cpuSeconds(pid) - (before[i] ?? 0)) / seconds,
        limit: ALLOWED,
        target: 1,
        direction: 'at most',
      }),
    );
    return rows;
  },
};
