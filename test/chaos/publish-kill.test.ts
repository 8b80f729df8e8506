import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '#shared/domain/china-time.js';
import { hashesOf } from '../../apps/report/src/publications/signing/manifest-text.js';
import { publicationCollectionsOf } from '../../apps/report/src/publications/store/publication-documents.js';
import type { Stack } from '../../tools/stack/stack.types.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { temporaryFolder } from '../../tools/stack/temporary-folder.js';
import { PublishedHouse, randomEvents } from '../support/published-house.js';
import { printedRandom } from '../support/random.js';

const KILLS = 12;
const HOUR = 3_600_000;

let dir: string;
let stack: Stack | undefined;
let house: PublishedHouse | undefined;

beforeAll(async () => {
  dir = await temporaryFolder();
  stack = await startStack({ dir: join(dir, 'stack') });
  process.env['MONGODB_URI'] = stack.mongodbUri;
  house = await PublishedHouse.open('publish_kill');
}, 300_000);

afterAll(async () => {
  await house?.close();
  await stack?.stop();
  await rm(dir, { recursive: true, force: true });
}, 120_000);

/** The real command in a process of its own: `bin/hcp` becomes the process that works. */
const publishing = (open: PublishedHouse, period: string): ChildProcess =>
  spawn(join(process.cwd(), 'bin/hcp'), ['publish', '--period', period], {
    env: { ...process.env, ...open.environment },
    stdio: 'ignore',
  });

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.signalCode);
    else {
      child.once('exit', (_, signal) => {
        resolve(signal);
      });
    }
  });

/** Numbers without gaps, each with every byte of its files; answers the periods. */
async function wholeOnes(open: PublishedHouse): Promise<string[]> {
  const heads = (await open.store.list()).toReversed();
  expect(heads.map(({ number }) => number)).toEqual(heads.map((_, i) => i + 1));
  let before: string | undefined;
  for (const { number } of heads) {
    const publication = await open.store.byNumber(number);
    expect(publication?.manifest.previous?.sha256).toBe(before);
    before = hashesOf(publication?.manifestText ?? '').sha256;
    for (const { name, sha256 } of publication?.manifest.files ?? []) {
      expect(hashesOf((await open.store.file(number, name)) ?? '').sha256).toBe(sha256);
    }
  }
  return heads.map(({ period }) => period);
}

it('kill -9 at any moment of publishing leaves the old or the new, never half', async () => {
  if (house === undefined) throw new Error('no house');
  const open = house;
  const random = printedRandom('publish-kill');
  await open.counting.tell(randomEvents(random, 600, '2026-09-01', 61));
  const { drafts, pieces, publications } = publicationCollectionsOf(open.db);
  const began = performance.now();
  await ended(publishing(open, '2026-10'));
  const whole = performance.now() - began;
  expect(await wholeOnes(open)).toEqual(['2026-10']);

  let [killed, inTheMiddle] = [0, 0];
  for (let day = 0; killed < KILLS && day < 60; day += 1) {
    const period = addDays('2026-09-01', day);
    const before = await wholeOnes(open);
    const begun = drafts.watch([{ $match: { operationType: 'insert' } }]);
    // The stream is there once it was asked.
    await begun.tryNext();
    const child = publishing(open, period);
    if (day % 2 === 0) {
      await sleep(random.int(Math.floor(whole / 4), Math.floor(whole)));
    } else {
      // From here files are stored: the shortest part, and the one in which half could be left.
      await Promise.race([begun.next(), ended(child)]);
      await sleep(random.int(0, 60));
    }
    child.kill('SIGKILL');
    if ((await ended(child)) === 'SIGKILL') killed += 1;
    if ((await drafts.countDocuments({ period })) > 0) inTheMiddle += 1;
    await begun.close();
    const after = await wholeOnes(open);
    expect([before, [...before, period]]).toContainEqual(after);
    // Whoever comes next goes on, whatever was left.
    await ended(publishing(open, period));
    expect(await wholeOnes(open)).toEqual([...before, period]);
  }
  process.stdout.write(`publish-kill: ${killed} killed, ${inTheMiddle} while files were stored\n`);
  expect(killed).toBeGreaterThanOrEqual(8);
  expect(inTheMiddle).toBeGreaterThan(0);

  await open.store.sweep(new Date(Date.now() + HOUR));
  expect(await drafts.countDocuments()).toBe(0);
  const kept = await publications.distinct('draft');
  expect((await pieces.distinct('draft')).sort()).toEqual(kept.sort());
  await wholeOnes(open);
}, 600_000);
