import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { checkPassword } from '#shared/crypto/password.js';
import { loadOrCreateAnchorKey, anchorKeyPath } from '#shared/crypto/anchor-key.js';
import {
  consoleCollectionsOf,
  type ConsoleCollections,
} from '../../apps/console/src/storage/console-collections.mongo.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';

let database: FreshDatabase;
let folder: TestFolder;
let variables: Record<string, string>;
let collections: ConsoleCollections;
const unit = DEPARTMENTS.find(({ area }) => area === '360829')?.code ?? '';
const HEADER = 'username,name,role,scope,unit';

beforeAll(async () => {
  database = await freshDatabase('console_cli');
  folder = await testFolder();
  await insertRegistry(database.db);
  collections = consoleCollectionsOf(database.db);
  variables = {
    MONGODB_URI: database.uri,
    HCP_KEYRING: join(folder.path, 'keyring.json'),
    HCP_AUDIT_ANCHORS: join(folder.path, 'anchors.ndjson'),
  };
  await loadOrCreateAnchorKey(anchorKeyPath(join(folder.path, 'keyring.json')));
});

afterAll(async () => {
  await folder.remove();
  await database.drop();
});

it('hcp user first makes one administrator, however many ask, and prints the password alone', async () => {
  const both = await Promise.all([1, 2].map(() => hcp(['user', 'first'], variables)));
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const printed = both.map(({ stdout }) => stdout.trim()).filter((text) => text !== '');
  expect(printed).toHaveLength(1);
  const [admin, ...others] = await collections.users.find().toArray();
  expect(others).toEqual([]);
  expect(admin).toMatchObject({
    username: 'admin',
    grants: [{ role: 'system-admin', scope: { kind: 'area', code: '360000' } }],
    password: { initial: true },
  });
  const check = await checkPassword(printed[0] ?? '', admin?.password.hash ?? '');
  expect(check).toEqual({ matches: true, outdated: false });
});

describe('hcp import users', () => {
  const importing = (file: string, passwords: string) =>
    hcp(['import', 'users', file, '--passwords', join(folder.path, passwords)], variables);

  it('makes accounts with their roles, their passwords in a file for its owner alone', async () => {
    const file = await folder.write('users.csv', [
      HEADER,
      `zhang.san,张三,handler,${unit},${unit}`,
      'li.si,李四,officer,360829,',
      'li.si,李四,officer,360191,',
    ]);
    const { code, stdout } = await importing(file, 'initial.csv');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^2 accounts made/)]);
    const path = join(folder.path, 'initial.csv');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const rows = parse<Record<string, string>>(await readFile(path, 'utf8'), { columns: true });
    expect(rows.map(({ username }) => username)).toEqual(['zhang.san', 'li.si']);
    for (const { username = '', password } of rows) {
      const user = await collections.users.findOne({ username });
      expect(user?.password.initial).toBe(true);
      const check = await checkPassword(password ?? '', user?.password.hash ?? '');
      expect(check.matches).toBe(true);
    }
    expect(await collections.users.findOne({ username: 'zhang.san' })).toMatchObject({
      ...{ area: '360829', unit, areas: ['360829', '360800', '360000'] },
      grants: [{ role: 'handler', scope: { kind: 'department', code: unit } }],
    });
    // Two counties of two cities are administered from the province.
    expect((await collections.users.findOne({ username: 'li.si' }))?.areas).toEqual(['360000']);
    const entries = await collections.audit.find({ action: 'user.imported' }).toArray();
    expect(entries.map(({ actor }) => actor)).toEqual(['command-line', 'command-line']);
    expect((await hcp(['verify', 'audit'], variables)).code).toBe(0);
  });

  it('names every bad row and then makes none', async () => {
    const before = await collections.users.countDocuments();
    const file = await folder.write('bad.csv', [
      HEADER,
      'admin,系统,system-admin,360000,',
      'Wang,王五,officer,360829,',
      'wang.wu,王五,boss,360829,',
      'zhao.liu,赵六,officer,999999,',
      'sun.qi,孙七,handler,nowhere,nowhere',
      'zhou.ba,周八,system-admin,360000,',
      'zhou.ba,周八,audit-admin,360000,',
      'wu.jiu,吴九,officer,360829,',
      'wu.jiu,吴十,officer,360800,',
      'good.one,好的,officer,360829,',
    ]);
    const { code, stderr } = await importing(file, 'none.csv');
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(
      lines.map((line) => /^bad\.csv line (\d+), (\w+)/.exec(line)?.slice(1).join(' ')),
    ).toEqual([
      '2 username',
      '3 username',
      '4 role',
      '5 scope',
      '6 scope',
      '6 unit',
      '7 role',
      '10 name',
      undefined,
    ]);
    expect(lines.at(-1)).toBe('nothing was imported: 8 faults');
    expect(await collections.users.countDocuments()).toBe(before);
    await expect(stat(join(folder.path, 'none.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('does not write over a file, and says what is missing', async () => {
    const file = await folder.write('more.csv', [HEADER, 'new.one,新人,officer,360829,']);
    await folder.write('there.csv', ['keep me']);
    expect((await importing(file, 'there.csv')).code).toBe(2);
    expect(await readFile(join(folder.path, 'there.csv'), 'utf8')).toBe('keep me\n');
    expect(await collections.users.findOne({ username: 'new.one' })).toBeNull();
    const { code, stderr } = await hcp(['import', 'users', file], variables);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--passwords')]);
  });
});
