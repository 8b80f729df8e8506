import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RatingRow } from '#shared/contract/ledger.js';
import type { ErasureDoc } from '#shared/contract/reveal-storage.js';
import { ratingKey, serviceKey } from '#shared/domain/keys.js';
import { privacyCollectionsOf } from '../../apps/console/src/privacy/storage/privacy-collections.mongo.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { freePort } from '../../tools/stack/ports.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { appSpec } from '../support/app-spec.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { printedRandom } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { Service } from '../support/service.js';
import { until } from '../support/until.js';

const KILLS = 3;
const ROWS = 8_000;
const HASH = 'a'.repeat(64);
const DEPARTMENT = 'D';

let database: FreshDatabase;
let folder: TestFolder;
let service: Service | undefined;

beforeAll(async () => {
  database = await freshDatabase('privacy_kill');
  folder = await testFolder();
  await insertRegistry(database.db);
});

afterAll(async () => {
  await service?.stop();
  await folder.remove();
  await database.drop();
});

/** A rating of somebody, or of somebody else. */
function ratingOf(n: number, mobileHash: string): RatingRow {
  const deptCode = DEPARTMENT;
  const key = serviceKey({ deptCode, space: 'S', projectNo: `P${n}`, serviceNumber: '1' });
  return {
    ...{ _id: ratingKey(key, 1, false), service: key, deptCode, areaCode: '360829', taskCode: 'T' },
    ...{ epoch: 1, partition: 0, offset: n, source: 'S', correlationId: `c-${n}` },
    ...{ round: 1, isDefault: false, level: 5, channel: 2, door: 'direct' },
    ...{ receivedAt: new Date(), ratedAt: new Date(), mobileHash },
    personal: { mobile: { kid: 'x', ct: 'x' } },
  };
}

const ERASURE: ErasureDoc = {
  ...{ _id: 'erasure', kind: 'erasure', state: 'approved', askedBy: 'one', units: [DEPARTMENT] },
  ...{ areas: ['360829', '360800', '360000'], within: ['360829'], hashes: { mobile: HASH } },
  ...{ askedAt: new Date(), reason: { kid: 'x', ct: '' } },
  found: { ratings: ROWS, services: 0, cases: 0 },
  erased: { ratings: 0, services: 0, cases: 0 },
};

it('an erasure that is killed again and again erases each row once, and ends once', async () => {
  const random = printedRandom('privacy-kill');
  const { ratings, reveals } = privacyCollectionsOf(database.db);
  const theirs = Array.from({ length: ROWS }, (_, n) => ratingOf(n, HASH));
  const others = Array.from({ length: 50 }, (_, n) => ratingOf(ROWS + n, 'b'.repeat(64)));
  await ratings.insertMany([...theirs, ...others]);
  await reveals.insertOne(ERASURE);
  const root = repositoryRoot();
  const variables = {
    MONGODB_URI: database.uri,
    HCP_KEYRING: join(folder.path, 'keyring.json'),
    HCP_AUDIT_ANCHORS: join(folder.path, 'anchors.ndjson'),
  };
  const port = await freePort();
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = { PATH: path, ...variables };
  const started = await Service.start(
    appSpec('console', 'console', { dir: folder.path, port, env }),
    port,
  );
  service = started;
  const left = (): Promise<number> => ratings.countDocuments({ mobileHash: HASH });
  const erasure = () => reveals.findOne({ _id: ERASURE._id });
  let interrupted = 0;
  for (let n = 0; n < KILLS; n += 1) {
    const before = await left();
    if (before === 0) break;
    await until('some to be erased', async () => (await left()) < before);
    await sleep(random.int(0, 30));
    await started.kill();
    // What was being done is undone by the database; what was done is told with it.
    await until('what is told to be what is done', async () => {
      const rest = await left();
      const row = await erasure();
      return row?.kind === 'erasure' && row.erased.ratings === ROWS - rest;
    });
    if ((await left()) > 0) interrupted += 1;
  }
  expect(interrupted).toBeGreaterThan(0);
  await until('the erasure to be done', async () => {
    const row = await erasure();
    return row?.kind === 'erasure' && row.state === 'done';
  });
  await started.stop();
  expect(await erasure()).toMatchObject({ erased: { ratings: ROWS, services: 0, cases: 0 } });
  expect(await erasure()).not.toHaveProperty('hashes');
  expect(await left()).toBe(0);
  expect(await ratings.countDocuments({})).toBe(ROWS + others.length);
  expect(await ratings.countDocuments({ personal: { $exists: true } })).toBe(others.length);
  const { audit } = consoleCollectionsOf(database.db);
  expect(await audit.countDocuments({ action: 'privacy.erased' })).toBe(1);
  const { code } = await hcp(['verify', 'audit'], variables);
  expect(code).toBe(0);
}, 600_000);
