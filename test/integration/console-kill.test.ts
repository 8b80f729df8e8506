import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UserDoc } from '#shared/contract/console-storage.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { freePort } from '../../tools/stack/ports.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { appSpec } from '../support/app-spec.js';
import { insertSession, insertUser, type BrowserSession } from '../support/console-app.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { printedRandom } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { Service } from '../support/service.js';
import { until } from '../support/until.js';

const KILLS = 8;
const CLIENTS = 6;

let database: FreshDatabase;
let folder: TestFolder;
let service: Service | undefined;

beforeAll(async () => {
  database = await freshDatabase('console_kill');
  folder = await testFolder();
  await insertRegistry(database.db);
});

afterAll(async () => {
  await service?.stop();
  await folder.remove();
  await database.drop();
});

/** Renames one account again and again; the versions that were answered. */
async function renameOnAndOn(
  address: string,
  session: BrowserSession,
  { _id }: UserDoc,
  over: AbortSignal,
): Promise<number[]> {
  const answered: number[] = [];
  const headers = { cookie: session.cookie, 'x-hcp-csrf': session.csrf };
  const url = `${address}/v1/users/${_id}`;
  while (!over.aborted) {
    try {
      const read = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
      const { version } = (await read.json()) as { version: number };
      const response = await fetch(url, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ version, name: `第${version}版` }),
        signal: AbortSignal.timeout(10_000),
      });
      const body = (await response.json()) as { version: number };
      if (response.status === 200) answered.push(body.version);
    } catch {
      await sleep(50); // it was killed, or is not back yet
    }
  }
  return answered;
}

it('kill -9 in the middle of any change leaves it with its audit entry, or not at all', async () => {
  const random = printedRandom('console-kill');
  const root = repositoryRoot();
  const variables = {
    MONGODB_URI: database.uri,
    HCP_KEYRING: join(folder.path, 'keyring.json'),
    HCP_AUDIT_ANCHORS: join(folder.path, 'anchors.ndjson'),
    HCP_PASSWORD_DAYS: '0',
    HCP_REQUIRE_TOTP: 'false',
  };
  const port = await freePort();
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = { PATH: path, ...variables };
  const started = await Service.start(
    appSpec('console', 'console', { dir: folder.path, port, env }),
    port,
  );
  service = started;
  const { users, audit, auditHeads } = consoleCollectionsOf(database.db);
  const administrator = await insertUser(database.db, {
    grants: [{ role: 'system-admin', scope: { kind: 'area', code: '360000' } }],
    areas: ['360000'],
  });
  const targets = await Promise.all(
    Array.from({ length: CLIENTS }, () => insertUser(database.db, { grants: [] })),
  );
  const session = await insertSession(database.db, administrator, Date.now());
  const over = new AbortController();
  const clients = targets.map((target) =>
    renameOnAndOn(started.address, session, target, over.signal),
  );
  const entries = (): Promise<number> => audit.countDocuments({ action: 'user.changed' });
  for (let n = 0; n < KILLS; n += 1) {
    const before = await entries();
    // One that has not come back to work yet would be a kill of nothing.
    await until('console to work', async () => (await entries()) > before);
    await sleep(random.int(0, 200));
    await started.kill();
  }
  const last = await entries();
  await until('console to work again', async () => (await entries()) > last);
  over.abort();
  const answers = await Promise.all(clients);
  // A process that was killed while it anchored keeps the others from it until its lease is over.
  await until('no killed process to hold the lease', async () => {
    const held = { _id: { $regex: '^anchors:' }, until: { $gt: new Date() } };
    return (await auditHeads.countDocuments(held)) === 0;
  });
  await started.stop();
  expect(started.ends.filter((end) => end === 'SIGKILL')).toHaveLength(KILLS);

  for (const [index, { _id }] of targets.entries()) {
    const user = await users.findOne({ _id });
    const written = await audit
      .find({ subject: `user:${_id}` })
      .sort({ _id: 1 })
      .toArray();
    const versions = written.map(({ details }) => details['version']);
    const expected = Array.from({ length: versions.length }, (_, i) => i + 2);
    expect(versions).toEqual(expected);
    expect(user?.version).toBe(expected.at(-1) ?? 1);
    expect(expected).toEqual(expect.arrayContaining(answers[index] ?? []));
  }
  const { code, stdout } = await hcp(['verify', 'audit'], variables);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^the audit chain is intact/)]);
  // What stopped in order has anchored its newest entry.
  const newest = await audit.countDocuments();
  expect(stdout).toContain(`${newest} entries, anchored up to ${newest}`);
}, 600_000);
