import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../clock.js';
import { AnchorKeeper } from './anchor-keeper.js';
import type { AnchorState, AnchorStore } from './anchor-store.port.js';
import { AnchorsFile } from './anchors-file.js';
import { judgeAnchors } from './anchors.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** A chain of which only the newest number matters. */
class FakeAnchorStore implements AnchorStore {
  seq = 0;
  anchors = 0;
  isTold = true;
  holder: string | undefined;

  claim(owner: string): Promise<AnchorState | undefined> {
    this.holder ??= owner;
    const mine = this.holder === owner && this.seq > 0;
    const hash = String(this.seq).padStart(64, '0');
    return Promise.resolve(mine ? { seq: this.seq, hash, anchors: this.anchors } : undefined);
  }

  written(number: number): Promise<void> {
    if (this.isTold) this.anchors = number;
    return Promise.resolve();
  }

  release(owner: string): Promise<void> {
    if (this.holder === owner) this.holder = undefined;
    return Promise.resolve();
  }
}

let folder: string;
let store: FakeAnchorStore;
let path: string;
const warnings: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hcp-anchors-'));
  path = join(folder, 'audit', 'anchors.ndjson');
  store = new FakeAnchorStore();
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keeper = (): AnchorKeeper =>
  new AnchorKeeper({
    store,
    file: new AnchorsFile(path),
    privateKey,
    clock: new Clock(() => 0),
    log: { warn: (_, message) => warnings.push(message) },
  });

/** One life of a process, from its start to its orderly end. */
async function live(seq: number): Promise<void> {
  const one = keeper();
  store.seq = seq;
  one.start();
  await one.stop();
}

const anchored = async (): Promise<number[]> =>
  judgeAnchors(await readFile(path, 'utf8'), publicKey, store.anchors).anchors.map((a) => a.seq);

it('what is new is anchored at the end, and nothing twice', async () => {
  await live(7);
  await live(7);
  await live(9);
  expect(await anchored()).toEqual([7, 9]);
  expect(store.anchors).toBe(2);
  expect(warnings).toEqual([]);
});

it('every hundred entries are anchored at once', async () => {
  const one = keeper();
  for (const seq of [100, 200]) {
    store.seq = seq;
    one.appended(seq - 1);
    one.appended(seq);
    while (store.anchors < seq / 100) await new Promise(setImmediate);
  }
  store.seq = 250;
  one.appended(250);
  await one.stop();
  expect(await anchored()).toEqual([100, 200, 250]);
});

it('an anchor that the database was not told of is told at the next start', async () => {
  store.isTold = false;
  await live(7);
  store.isTold = true;
  expect(store.anchors).toBe(0);
  await live(7);
  expect(store.anchors).toBe(1);
  expect(await anchored()).toEqual([7]);
});

it('a line that was half written does not spoil the next one', async () => {
  await live(7);
  await live(9);
  const { length } = await readFile(path);
  await truncate(path, length - 20);
  store.anchors = 1;
  await live(11);
  const text = await readFile(path, 'utf8');
  expect(judgeAnchors(text, publicKey, store.anchors)).toMatchObject({
    anchors: [{ seq: 7 }, { seq: 11 }],
  });
  expect(judgeAnchors(text, publicKey, store.anchors).fault).toBeUndefined();
});

it('anchors that were cut off are not written over: the gap stays to be seen', async () => {
  await live(7);
  await live(9);
  await truncate(path, 0);
  await live(11);
  const text = await readFile(path, 'utf8');
  expect(judgeAnchors(text, publicKey, store.anchors).fault).toEqual({
    code: 'missing',
    number: 1,
  });
});

it('of two processes one anchors', async () => {
  const [one, two] = [keeper(), keeper()];
  store.seq = 5;
  one.start();
  two.start();
  await one.stop();
  await two.stop();
  expect(await anchored()).toEqual([5]);
});

it('a disk that refuses is a warning, and tried again', async () => {
  const broken = new AnchorKeeper({
    store,
    file: new AnchorsFile('/dev/null/anchors.ndjson'),
    privateKey,
    clock: new Clock(() => 0),
    log: { warn: (_, message) => warnings.push(message) },
  });
  store.seq = 5;
  await broken.stop();
  expect(warnings).toEqual(['the audit chain could not be anchored']);
  await live(5);
  expect(await anchored()).toEqual([5]);
});
