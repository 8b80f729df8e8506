import { join } from 'node:path';
import { jest } from '@jest/globals';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSecretBox, secretBytes } from '#shared/crypto/source-secret.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

let fresh: FreshDatabase;
let folder: TestFolder;
let keyring: string;
let watcher: RegistryWatcher;
const run = (...args: string[]) => hcp(args, { MONGODB_URI: fresh.uri, HCP_KEYRING: keyring });
const source = (...args: string[]) => run('source', ...args);
/** The secret that a command printed: its whole standard output. */
const secretOf = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await source(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^whsec_\S+\n$/);
  return stdout.trim();
};

beforeAll(async () => {
  [fresh, folder] = [await freshDatabase('source'), await testFolder()];
  keyring = join(folder.path, 'keyring.json');
  await folder.write('areas.csv', [
    'code,name,parentCode,level,kind',
    '360000,江西省,,province,division',
  ]);
  await folder.write('departments.csv', ['code,name,areaCode,line', 'D1,省公安厅,360000,公安']);
  await folder.write('sources.csv', [
    'code,name,deptCode,departments,space',
    ...['add', 'rotate', 'short', 'revoke', 'keep'].map((code) => `${code},来源,D1,*,`),
  ]);
  expect((await run('import', folder.path)).code).toBe(0);
  const box = createSecretBox(await loadOrCreateKeyring(keyring));
  const log = { info: () => undefined, warn: () => undefined };
  watcher = new RegistryWatcher({
    db: fresh.db,
    service: 'ingest',
    log,
    open: (sealed, code) => box.open(sealed, code),
  });
  watcher.start();
  await until('loaded', () => watcher.isLoaded());
});

afterAll(async () => {
  await watcher.stop();
  await folder.remove();
  await fresh.drop();
});

describe('hcp source', () => {
  it('add: prints the first key of an imported source, which services then know', async () => {
    expect(watcher.sourceKeys('add')).toEqual([]);
    const secret = await secretOf('add', 'add');
    expect(secretBytes(secret)?.length).toBeGreaterThanOrEqual(24);
    expect(watcher.sourceKeys('add')).toEqual([secret]);
  });

  it('add: never replaces a key', async () => {
    const { code, stdout, stderr } = await source('add', 'add');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('has a key; use hcp source rotate add');
  });

  it('add: makes a source that no import has brought', async () => {
    const options = ['--name', '新平台', '--dept', 'D1', '--departments', 'D1', '--space', 'a;b'];
    const secret = await secretOf('add', 'fresh', ...options);
    const made = watcher.current().sources.on('fresh', '2026-11-22');
    expect(made?.departments).toEqual(new Set(['D1']));
    expect(made?.spaces).toEqual(['a', 'b']);
    expect(watcher.sourceKeys('fresh')).toEqual([secret]);
  });

  it.each([
    [['add', 'nobody'], 'there is no source nobody; to make one, give --name'],
    [['add', 'nobody', '--name', 'x'], 'give --departments'],
    [['add', 'nobody', '--name', 'x', '--departments', 'D9'], 'there is no department "D9"'],
    [['add', 'no body', '--name', 'x', '--departments', '*'], '"no body" is not a code'],
    [['add', 'keep', '--name', 'x'], 'exists; what it is changes by import'],
    [['rotate', 'nobody'], 'there is no source nobody'],
    [['rotate', 'keep', '--grace', 'soon'], '"soon" is not a time'],
    [['revoke', 'nobody'], 'there is no source nobody'],
    [['list', 'nobody'], 'there is no source nobody'],
  ])('%j: %s', async (args, message) => {
    const { code, stdout, stderr } = await source(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('rotate: the old key stays good for the grace time', async () => {
    const first = await secretOf('rotate', 'rotate');
    const second = await secretOf('rotate', 'rotate', '--grace', '1h');
    expect(watcher.sourceKeys('rotate')).toEqual([second, first]);
  });

  it('rotate: and no longer', async () => {
    await secretOf('add', 'short');
    const second = await secretOf('rotate', 'short', '--grace', '1s');
    await until('over', () => watcher.sourceKeys('short').length === 1);
    expect(watcher.sourceKeys('short')).toEqual([second]);
  });

  it('revoke: ends all keys at once, and add gives a new one', async () => {
    await secretOf('add', 'revoke');
    await secretOf('rotate', 'revoke');
    expect((await source('revoke', 'revoke')).code).toBe(0);
    expect(watcher.sourceKeys('revoke')).toEqual([]);
    const next = await secretOf('add', 'revoke');
    expect(watcher.sourceKeys('revoke')).toEqual([next]);
  });

  it('import: leaves the keys of a source alone', async () => {
    const secret = await secretOf('add', 'keep');
    await folder.write('sources.csv', [
      'code,name,deptCode,departments,space',
      'keep,改名,D1,D1,other',
    ]);
    expect((await run('import', folder.path)).code).toBe(0);
    expect(watcher.current().sources.on('keep', '2026-11-22')?.name).toBe('改名');
    expect(watcher.sourceKeys('keep')).toEqual([secret]);
  });

  it('list: shows sources and the state of their keys, never a secret', async () => {
    const { code, stdout } = await source('list', '--json');
    expect(code).toBe(0);
    expect(stdout).not.toContain('whsec_');
    const listed = JSON.parse(stdout) as { code: string; keys: { expiresAt: string | null }[] }[];
    const rotated = listed.find((each) => each.code === 'rotate');
    expect(rotated?.keys.map(({ expiresAt }) => expiresAt === null)).toEqual([true, false]);
    const line = (await source('list', 'rotate')).stdout;
    expect(line).toMatch(/^rotate\t来源\tall departments\trotate\t\w{8}, \w{8} until \S+\n$/);
  });

  it('keeps secrets sealed at rest', async () => {
    const stored = await fresh.db.collection('source_keys').find().toArray();
    expect(stored.length).toBeGreaterThan(0);
    const secrets = watcher.sourceKeys('rotate');
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) {
      expect(JSON.stringify(stored)).not.toContain(secret.slice('whsec_'.length));
    }
  });
});
