import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ManagedProcess } from '../stack/managed-process.js';
import { Keeper } from './keeper.js';

describe('the keeper', () => {
  let dir: string;
  let keeper: Keeper;
  const told: string[] = [];
  const kept: ManagedProcess[] = [];

  /** A process that runs a line of JavaScript and then says `ready`. */
  const processThat = (script: string): ManagedProcess => {
    const process = new ManagedProcess({
      name: 'sample',
      command: globalThis.process.execPath,
      args: ['-e', `${script}; console.log('ready'); setInterval(() => undefined, 1000)`],
      logFile: join(dir, 'sample.log'),
      pidFile: join(dir, 'sample.pid'),
      isReady: (log) => log.includes('ready'),
      env: { ...globalThis.process.env, SAMPLE_DIR: dir },
    });
    kept.push(process);
    return process;
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hcp-keeper-'));
    told.length = 0;
    keeper = new Keeper((line) => told.push(line));
  });

  afterEach(async () => {
    for (const process of kept.splice(0)) await keeper.stop(process);
    await rm(dir, { recursive: true });
  });

  it('brings back a process that was killed, under a new pid in its file', async () => {
    const sample = processThat('');
    await keeper.start(sample);
    const before = sample.pid;
    process.kill(before, 'SIGKILL');
    while (sample.pid === before || !sample.running) await sleep(20);
    await sample.waitReady();
    expect(await readFile(join(dir, 'sample.pid'), 'utf8')).toBe(`${sample.pid}\n`);
    expect(told[0]).toContain('sample ended (SIGKILL) and is back');
  });

  it('waits through an end before the first readiness', async () => {
    const marker = `require('fs').mkdirSync(process.env.SAMPLE_DIR + '/second')`;
    await keeper.start(processThat(`try { ${marker}; process.exit(1) } catch {}`));
    expect(told).toHaveLength(1);
  });

  it('gives up on a process that never serves, with its last words', async () => {
    const sample = processThat(`console.log('no such port'); process.exit(1)`);
    await expect(keeper.start(sample)).rejects.toThrow('sample ended before it was ready');
  });

  it('lets a process end that it was asked to stop', async () => {
    const sample = processThat('');
    await keeper.start(sample);
    await keeper.stop(sample);
    await sleep(400);
    expect(sample.running).toBe(false);
    await expect(readFile(join(dir, 'sample.pid'))).rejects.toThrow('ENOENT');
  });
});
