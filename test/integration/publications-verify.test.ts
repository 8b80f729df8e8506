import { jest } from '@jest/globals';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { RatingRow } from '#shared/contract/ledger.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { publishedRows } from '../../apps/report/src/publications/published.reading.js';
import { publicationCollectionsOf } from '../../apps/report/src/publications/store/publication-documents.js';
import { manifestOf, periodOf, PublishedHouse, randomEvents } from '../support/published-house.js';
import { Random } from '../support/random.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport } from '../support/report-app.js';

// The commands are processes of their own.
jest.setTimeout(240_000);

const { Binary } = mongoose.mongo;
let house: PublishedHouse;

beforeAll(async () => {
  house = await PublishedHouse.open('verify');
  await house.counting.tell(randomEvents(new Random(4), 300, '2026-09-01', 30));
  await house.counting.tell(randomEvents(new Random(5), 500, '2026-10-01', 31));
  await house.publish('2026-09');
  await house.publish('2026-10');
  // What comes later lies above the checkpoints and changes no figure.
  await house.counting.tell(randomEvents(new Random(6), 100, '2026-10-05', 20));
});

afterAll(() => house.close());

const verify = async (...args: string[]) => {
  const { code, stdout, stderr } = await house.hcp('verify', 'publication', ...args);
  return { code, stdout, stderr };
};

/** Sets a document's fields behind everybody's back, and puts it back afterwards. */
async function altered(key: string, change: Partial<RatingRow>, look: () => Promise<void>) {
  const { ratings } = house.counting.collections;
  const row = await ratings.findOne({ _id: key });
  if (row === null) throw new Error(`no rating ${key}`);
  await ratings.updateOne({ _id: key }, { $set: change });
  try {
    await look();
  } finally {
    await ratings.replaceOne({ _id: key }, row);
  }
}

/** A chosen rating of October that was published. */
async function publishedRating(level: 1 | 5): Promise<RatingRow> {
  const row = await house.counting.collections.ratings.findOne(
    { level, isDefault: false, ratedAt: { $lt: new Date('2026-10-31T16:00:00Z') } },
    { sort: { ratedAt: -1 } },
  );
  if (row === null) throw new Error('no rating');
  return row;
}

it('a publication that nobody touched is intact, also when more came since', async () => {
  const { code, stdout, stderr } = await verify('2');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /^publication 2 is intact: \d+ files, 2 in the chain, 7 tables as \d+ services/,
    ),
  ]);
  expect(stderr).toContain('the closed loop moves on');
  const { stdout: json } = await verify('1', '--json');
  expect(JSON.parse(json)).toMatchObject({ number: 1, intact: true, faults: [], chained: 1 });
});

it('a rating that was altered after publication is found, with its case and what it was', async () => {
  const { _id, deptCode, service } = await publishedRating(5);
  await altered(_id, { level: 1 }, async () => {
    const { code, stdout } = await verify('2');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`file inside-departments.csv row ${deptCode} column level1: published \\d+, the`),
    );
    expect(stdout).toContain(
      `ledger of department ${deptCode}: the rating ${_id} of case ${service} ` +
        'was altered: level was 5, is 1',
    );
  });
  expect((await verify('2')).code).toBe(0);
});

it('a rating whose alteration moves no rate is found, too', async () => {
  const { _id, service, door } = await publishedRating(1);
  const other = door === 'direct' ? 'forwarded' : 'direct';
  await altered(_id, { door: other }, async () => {
    const { code, stdout } = await verify('2', '--json');
    expect(code).toBe(1);
    const { faults } = JSON.parse(stdout) as { faults: string[] };
    expect(faults).toContainEqual(
      expect.stringContaining(`${_id} of case ${service} was altered: door was "${door}"`),
    );
  });
});

it('a rating that was put in, and one that was taken away, are found', async () => {
  const { ratings } = house.counting.collections;
  const row = await publishedRating(5);
  const forged = {
    ...row,
    _id: `${row.deptCode}|S|FORGED|1|1|c`,
    service: `${row.deptCode}|S|FORGED|1`,
  };
  await ratings.insertOne(forged);
  const put = await verify('2');
  await ratings.deleteOne({ _id: forged._id });
  expect([put.code, put.stdout]).toEqual([1, expect.stringContaining(`${forged._id} of case`)]);
  expect(put.stdout).toContain('was put in');

  await ratings.deleteOne({ _id: row._id });
  const gone = await verify('2');
  await ratings.insertOne(row);
  expect([gone.code, gone.stdout]).toEqual([
    1,
    expect.stringContaining(`department ${row.deptCode}: 1 ratings of the period are gone`),
  ]);
});

it('a byte of a stored file that is altered is found: which file, which row and column', async () => {
  const { publications, pieces } = publicationCollectionsOf(house.db);
  const draft = (await publications.findOne({ _id: 2 }))?.draft ?? '';
  const _id = `${draft}/inside-departments.csv/0000`;
  const piece = await pieces.findOne({ _id });
  if (piece === null) throw new Error('no piece');
  const lines = Buffer.from(piece.data.value()).toString('utf8').split('\n');
  const columns = lines[0]?.split(',') ?? [];
  const cells = lines[3]?.split(',') ?? [];
  const at = columns.indexOf('level5');
  cells[at] = String((Number(cells[at]) + 1) % 10).padStart(cells[at]?.length ?? 1, '9');
  lines[3] = cells.join(',');
  await pieces.updateOne({ _id }, { $set: { data: new Binary(Buffer.from(lines.join('\n'))) } });
  const { code, stdout } = await verify('2');
  await pieces.replaceOne({ _id }, { draft, data: piece.data });
  expect(code).toBe(1);
  expect(stdout).toMatch(/file inside-departments.csv: its SHA-256 is [0-9a-f]{64}, the manifest/);
  expect(stdout).toContain(
    `file inside-departments.csv row ${cells[0] ?? ''} column level5: published`,
  );
});

it('a manifest that is altered is found by its signature, and by the one after it', async () => {
  const { publications } = publicationCollectionsOf(house.db);
  const doc = await publications.findOne({ _id: 1 });
  if (doc === null) throw new Error('no publication');
  const manifest = doc.manifest.replace('"period":"2026-09"', '"period":"2026-08"');
  await publications.updateOne({ _id: 1 }, { $set: { manifest } });
  const [first, second] = [await verify('1'), await verify('2')];
  await publications.replaceOne({ _id: 1 }, doc);
  expect([first.code, first.stdout]).toEqual([1, expect.stringContaining('its signature is not')]);
  expect(first.stdout).toContain('publication 2 names another one before it');
  expect([second.code, second.stdout]).toEqual([
    1,
    expect.stringContaining('publication 1 is not the one that 2 names before it'),
  ]);
});

describe('a folder that was downloaded', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(house.folder, 'downloaded');
    for (const number of [1, 2]) {
      const publication = await house.store.byNumber(number);
      if (publication === null) throw new Error('no publication');
      await mkdir(join(folder, String(number)), { recursive: true });
      const write = (name: string, content: string | Buffer) =>
        writeFile(join(folder, String(number), name), content);
      await write('manifest.json', publication.manifestText);
      for (const { name } of publication.manifest.files) {
        await write(name, (await house.store.file(number, name)) ?? '');
      }
    }
  });

  it('is verified without database and report, and as the ledger says when that is asked for', async () => {
    const away = { MONGODB_URI: 'mongodb://127.0.0.1:1/hcp' };
    const offline = await house.hcpWith(away, 'verify', 'publication', '2', '--folder', folder);
    expect([offline.code, offline.stdout]).toEqual([
      0,
      expect.stringMatching(/^publication 2 is intact: \d+ files, 2 in the chain\n$/),
    ]);
    const again = await verify('2', '--folder', folder, '--recompute');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('7 tables')]);
  });

  it('with a number altered in a table of which it has both files says where, offline', async () => {
    const broken = join(house.folder, 'contradicting');
    await cp(folder, broken, { recursive: true });
    const path = join(broken, '2', 'open-areas.csv');
    const lines = (await readFile(path, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.startsWith('360000,'));
    const cells = lines[at]?.split(',') ?? [];
    const column = lines[0]?.split(',').indexOf('due') ?? -1;
    cells[column] = String(Number(cells[column]) + 1);
    lines[at] = cells.join(',');
    await writeFile(path, lines.join('\n'));
    const { code, stdout } = await verify('2', '--folder', broken);
    expect([code, stdout]).toEqual([1, expect.stringContaining('row 360000 column due: inside-')]);
  });

  it('with one byte altered in any of its files is not intact, and the file is named', async () => {
    const random = new Random(11);
    const files = (await house.store.byNumber(2))?.manifest.files ?? [];
    const broken = join(house.folder, 'broken');
    await cp(folder, broken, { recursive: true });
    const names = [
      random.pick(files).name,
      random.pick(files).name,
      'open-areas.csv',
      'manifest.json',
    ];
    for (const name of names) {
      const path = join(broken, '2', name);
      const content = await readFile(path);
      const at = random.int(0, content.length - 1);
      const byte = content.readUInt8(at);
      await writeFile(path, Buffer.from(content).fill(byte ^ 1, at, at + 1));
      const { code, stdout } = await verify('2', '--folder', broken);
      expect([code, stdout]).toEqual([1, expect.stringContaining('publication 2: ')]);
      if (name !== 'manifest.json') expect(stdout).toContain(`file ${name}: its SHA-256 is`);
      await writeFile(path, content);
    }
    expect((await verify('2', '--folder', broken)).code).toBe(0);
  });
});

it('a running report is asked for all of it, and its key is told to be compared', async () => {
  const { environment } = house;
  const now = () => Date.parse('2026-11-25T12:00:00+08:00');
  const report = await startReport(environment['MONGODB_URI'] ?? '', now, environment);
  const address = await report.listen();
  const elsewhere = { HCP_KEYRING: join(house.folder, 'elsewhere', 'keyring.json') };
  const { code, stdout, stderr } = await house
    .hcpWith(elsewhere, 'verify', 'publication', '2', '--report', address)
    .finally(() => report.close());
  expect([code, stdout]).toEqual([0, expect.stringContaining('2 in the chain')]);
  expect(stderr).toContain('came with the publication');
});

it.each([
  [['publish', '--period', 'yesterday'], '--period must be like'],
  [['publish', '--period', '2026-08', '--corrects', '1'], 'a correction must say why'],
  [['verify', 'publication', '99'], 'there is no manifest'],
])('%j is refused with a reason', async (args, reason) => {
  const { code, stdout, stderr } = await house.hcp(...args);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(reason);
});

it('days whose services may still be rated are computed again as they stood, and so are weeks', async () => {
  await house.counting.tell(randomEvents(new Random(8), 60, '2026-11-19', 2));
  const publisher = await house.publisher(() => Date.parse('2026-11-24T09:00:00+08:00'));
  for (const [i, name] of ['2026-11-19', '2026-W41'].entries()) {
    const { number } = manifestOf(await publisher.publish({ period: periodOf(name) }));
    expect(number).toBe(3 + i);
    const { code, stdout } = await verify(String(number));
    expect([code, stdout]).toEqual([0, expect.stringContaining('is intact')]);
  }
  const areas = await publishedRows(house.store, 3, 'areas', 'inside');
  expect(areas.find(({ code }) => code === '360000')?.pending).toBeGreaterThan(0);
});

it('publish says what it did, and a correction by hand names what it corrects', async () => {
  const done = await house.hcp('publish', '--period', '2026-W42');
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringMatching(/^published number=5 period=2026-W42 files=9 open=0 asOf=2026-11-22T/),
  ]);
  const again = await house.hcp('publish', '--period', '2026-W42');
  expect([again.code, again.stdout]).toEqual([1, expect.stringContaining('publication 5 stands')]);
  const args = ['--period', '2026-10', '--corrects', '2', '--reason', '迟到的评价'];
  const corrected = await house.hcp('publish', ...args);
  expect([corrected.code, corrected.stdout]).toEqual([
    0,
    expect.stringContaining('number=6 period=2026-10 corrects=2'),
  ]);
  const { code } = await verify('6');
  expect(code).toBe(0);
});

it('a registry that changed since, also for the past, does not speak against what was published', async () => {
  const registry = house.db.collection(COLLECTION.departments);
  const [moved] = DEPARTMENTS;
  if (moved === undefined) throw new Error('no department');
  const change = { name: '改名局', areaCode: '360829100' };
  await registry.updateOne({ code: moved.code }, { $set: change });
  await house.counting.collections.meta.updateOne({ _id: 'registry' }, { $inc: { version: 1 } });
  const { code, stdout, stderr } = await verify('2');
  expect([code, stdout]).toEqual([0, expect.stringContaining('is intact')]);
  expect(stderr).toContain('the registry has changed since');
});
