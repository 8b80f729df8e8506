import { jest } from '@jest/globals';
import mongoose from 'mongoose';
import { publicationCollectionsOf } from '../../apps/report/src/publications/store/publication-documents.js';
import { PublishedHouse, randomEvents } from '../support/published-house.js';
import { Random } from '../support/random.js';
import { startReport, type ReportApp } from '../support/report-app.js';

jest.setTimeout(120_000);

let now = Date.parse('2026-11-25T12:00:00+08:00');
let house: PublishedHouse;
let report: ReportApp;
let origin: string;

beforeAll(async () => {
  house = await PublishedHouse.open('public_site');
  await house.counting.tell(randomEvents(new Random(3), 600, '2026-10-01', 31));
  await house.publish('2026-10');
  const environment = {
    ...house.environment,
    HCP_PUBLIC_SITE_PORT: '0',
    HCP_PUBLIC_WEB_DIR: 'dist/web-public',
  };
  report = await startReport(house.environment['MONGODB_URI'] ?? '', () => now, environment);
  origin = await report.listenForPublic();
});

afterAll(async () => {
  await report.close();
  await house.close();
});

const get = async (path: string) => {
  const reply = await fetch(origin + path);
  return { status: reply.status, text: await reply.text() };
};

it('shows what was published, and says that it is unaltered', async () => {
  const { status, text } = await get('/');
  expect(status).toBe(200);
  expect(text).toContain('第1号公示');
  expect(text).toContain('<h1>江西省</h1>');
  expect((await get('/areas/360100')).text).toContain('南昌市');
  expect((await get('/rankings?subject=area&level=city')).text).toContain('共 3 个');
  expect((await get('/publications/1')).text).toContain('核验通过');
});

it('is checked from outside by whoever trusts nobody, with open files only', async () => {
  const { code, stdout, stderr } = await house.hcp(
    ...['verify', 'publication', '1', '--site', origin],
  );
  expect(stdout).toMatch(/^publication 1 is intact: 8 files, 1 in the chain/);
  expect(stderr).toContain('inside files were not looked at');
  expect(code).toBe(0);
});

it('has nothing of the inside on its listener, and 7003 nothing of the public one', async () => {
  for (const path of ['/v1/rankings?subject=area', '/v1/publications', '/metrics']) {
    expect((await get(path)).status).toBe(404);
  }
  expect((await report.get('/v1/open/publications')).status).toBe(404);
  expect((await report.get('/v1/publications')).status).toBe(200);
});

it('finds and names a file that somebody altered in the database', async () => {
  const { pieces } = publicationCollectionsOf(house.db);
  const piece = await pieces.findOne({ _id: /\/open-areas\.csv\// });
  if (piece === null) throw new Error('there is no piece of open-areas.csv');
  const bytes = Buffer.from(piece.data.buffer);
  bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
  const data = new mongoose.mongo.Binary(bytes);
  await pieces.updateOne({ _id: piece._id }, { $set: { data } });
  now += 60_000;
  const { text } = await get('/publications/1');
  expect(text).toContain('核验没有通过');
  expect(text).toContain('与清单不一致的文件：open-areas.csv');
});
