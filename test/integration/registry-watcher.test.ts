import { jest } from '@jest/globals';
import { COLLECTION } from '#shared/contract/storage.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { changeRegistry } from '#shared/mongo/registry.change.js';
import type { DepartmentDoc, SourceKeysDoc } from '#shared/contract/registry-storage.js';
import { servicesBehind, waitForServices } from '#shared/mongo/registry.instances.js';
import { loadRegistry, registryVersion } from '#shared/mongo/registry.load.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { openMongo } from '#shared/mongo/connect.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const silent = { info: () => undefined, warn: () => undefined };
let fresh: FreshDatabase;
const watchers: RegistryWatcher[] = [];

beforeEach(async () => {
  fresh = await freshDatabase('watcher');
});

afterEach(async () => {
  for (const watcher of watchers.splice(0)) await watcher.stop();
  await fresh.drop();
});

function watch(service: string): RegistryWatcher {
  const watcher = new RegistryWatcher({
    db: fresh.db,
    service,
    log: silent,
    open: (sealed, source) => (sealed.kid === 'ours' ? `${sealed.ct} of ${source}` : undefined),
  });
  watchers.push(watcher);
  watcher.start();
  return watcher;
}

const department = (code: string, from?: string): DepartmentDoc => ({
  _id: from === undefined ? code : `${code}@${from}`,
  code,
  name: `department ${code}`,
  areaCode: from === undefined ? '360100' : '360200',
  line: '公安',
  ...(from === undefined ? {} : { from }),
});

async function addDepartments(docs: readonly DepartmentDoc[]): Promise<number> {
  const { version } = await changeRegistry(fresh.db, async (session) => {
    await fresh.db
      .collection<DepartmentDoc>(COLLECTION.departments)
      .insertMany([...docs], { session });
    return { parts: ['departments'], result: undefined };
  });
  return version;
}

async function putKeys(doc: SourceKeysDoc): Promise<number> {
  const { version } = await changeRegistry(fresh.db, async (session) => {
    await fresh.db
      .collection<SourceKeysDoc>(COLLECTION.sourceKeys)
      .replaceOne({ _id: doc._id }, doc, { session, upsert: true });
    return { parts: ['sourceKeys'], result: undefined };
  });
  return version;
}

const key = (id: string, kid: string, expiresAt?: Date) => ({
  id,
  sealed: { kid, ct: id },
  createdAt: new Date(),
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

describe('a running service and the registry', () => {
  it('starts with an empty registry, the national tags, and nothing behind', async () => {
    const watcher = watch('ingest');
    expect(watcher.isLoaded()).toBe(false);
    expect(watcher.ageSeconds()).toBe(Number.POSITIVE_INFINITY);
    await until('loaded', () => watcher.isLoaded());
    expect(watcher.current().version).toBe(0);
    expect(watcher.current().tags).toBe(NATIONAL_TAGS);
    await until('young', () => watcher.ageSeconds() < 5);
  });

  it('loads every change, and is waited for by name until it has', async () => {
    const watcher = watch('ingest');
    await until('heard of', async () => (await servicesBehind(fresh.db, 1)).length === 1);
    expect((await servicesBehind(fresh.db, 1))[0]).toMatch(/^ingest \(/);
    const version = await addDepartments([department('D1'), department('D1', '2026-07-01')]);
    expect(await waitForServices(fresh.db, version, 30_000)).toEqual([]);
    const { departments } = watcher.current();
    expect(departments.on('D1', '2026-06-30')?.areaCode).toBe('360100');
    expect(departments.on('D1', '2026-07-01')?.areaCode).toBe('360200');
  });

  it('keeps the parts that a change did not touch', async () => {
    const watcher = watch('ingest');
    await waitUntilLoaded(watcher, await addDepartments([department('D1')]));
    const before = watcher.current();
    await waitUntilLoaded(watcher, await putKeys({ _id: 's1', keys: [key('a', 'ours')] }));
    expect(watcher.current().departments).toBe(before.departments);
    expect(watcher.current()).not.toBe(before);
  });

  it('opens the keys of a source, leaves out the expired and those of another keyring', async () => {
    const watcher = watch('ingest');
    const soon = new Date(Date.now() + 3_600_000);
    const past = new Date(Date.now() - 1);
    const keys = [key('a', 'ours'), key('b', 'ours', soon), key('c', 'ours', past), key('d', 'x')];
    await waitUntilLoaded(watcher, await putKeys({ _id: 's1', keys }));
    expect(watcher.sourceKeys('s1')).toEqual(['a of s1', 'b of s1']);
    expect(watcher.sourceKeys('s2')).toEqual([]);
    await waitUntilLoaded(watcher, await putKeys({ _id: 's1', keys: [] }));
    expect(watcher.sourceKeys('s1')).toEqual([]);
  });

  it('is no longer waited for after it stopped', async () => {
    const watcher = watch('report');
    await until('heard of', async () => (await servicesBehind(fresh.db, 1)).length === 1);
    await watcher.stop();
    expect(await servicesBehind(fresh.db, 1)).toEqual([]);
  });

  it('serves the last registry while MongoDB is away, and tells its age', async () => {
    const version = await addDepartments([department('D1')]);
    const db = openMongo(fresh.uri);
    const watcher = new RegistryWatcher({ db, service: 'ingest', log: silent });
    watchers.push(watcher);
    watcher.start();
    await waitUntilLoaded(watcher, version);
    await db.client.close();
    await until('older', () => watcher.ageSeconds() > 1.5);
    expect(watcher.current().departments.has('D1')).toBe(true);
  });
});

describe('a change of the registry', () => {
  it('that fails halfway leaves nothing behind', async () => {
    const failing = changeRegistry(fresh.db, async (session) => {
      await fresh.db
        .collection<DepartmentDoc>(COLLECTION.departments)
        .insertOne(department('D1'), { session });
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await registryVersion(fresh.db)).toBe(0);
    expect((await loadRegistry(fresh.db)).departments.size).toBe(0);
  });

  it('that changes nothing keeps the version', async () => {
    const { version } = await changeRegistry(fresh.db, () =>
      Promise.resolve({ parts: [], result: undefined }),
    );
    expect(version).toBe(0);
    expect(await registryVersion(fresh.db)).toBe(0);
  });

  it('waits for another one: of ten at once, all stand', async () => {
    const codes = Array.from({ length: 10 }, (_, n) => `D${n}`);
    const versions = await Promise.all(codes.map((code) => addDepartments([department(code)])));
    expect(versions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await loadRegistry(fresh.db)).departments.size).toBe(10);
  });
});

const waitUntilLoaded = (watcher: RegistryWatcher, version: number): Promise<boolean> =>
  until(`version ${version}`, () => watcher.current().version >= version);
