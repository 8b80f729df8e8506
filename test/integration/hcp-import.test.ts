import { jest } from '@jest/globals';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import { Heartbeat } from '#shared/mongo/registry.instances.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const AREAS = [
  'code,name,parentCode,level,kind',
  '360000,江西省,,province,division',
  '360100,南昌市,360000,city,division',
  '360800,吉安市,360000,city,division',
];
const DEPARTMENTS = [
  'code,name,areaCode,line',
  'D1,南昌市公安局,360100,公安',
  'D2,吉安市公安局,360800,公安',
];
const ITEMS = ['taskCode,name,deptCode', 'T1,居民身份证申领,D1'];
const POINTS = ['pointCode,name,deptCode,hall', 'P1,一号窗口,D1,市民中心'];
const SOURCES = ['code,name,deptCode,departments,space', 's1,一体化平台,D1,D1;D2,own;other'];

let fresh: FreshDatabase;
let folder: TestFolder;
const run = (...args: string[]) => hcp(args, { MONGODB_URI: fresh.uri });
const importIt = () => run('import', folder.path);

beforeEach(async () => {
  [fresh, folder] = [await freshDatabase('import'), await testFolder()];
});

afterEach(async () => {
  await folder.remove();
  await fresh.drop();
});

async function writeAll(): Promise<void> {
  await folder.write('areas.csv', AREAS);
  await folder.write('departments.csv', DEPARTMENTS);
  await folder.write('items.csv', ITEMS);
  await folder.write('points.csv', POINTS);
  await folder.write('sources.csv', SOURCES);
}

describe('hcp import', () => {
  it('loads whatever files are there, and the tags with the first of them', async () => {
    await writeAll();
    const { code, stdout } = await importIt();
    expect(code).toBe(0);
    expect(stdout).toContain('departments: 2 new, 0 changed, 0 as before');
    const registry = await loadRegistry(fresh.db);
    const day = '2026-11-22';
    expect(registry.areas.on('360100', day)?.parentCode).toBe('360000');
    expect(registry.items.on('T1', day)).toEqual({
      code: 'T1',
      name: '居民身份证申领',
      deptCode: 'D1',
    });
    expect(registry.points.on('P1', day)?.hall).toBe('市民中心');
    const source = registry.sources.on('s1', day);
    expect(source?.departments).toEqual(new Set(['D1', 'D2']));
    expect(source?.spaces).toEqual(['own', 'other']);
    expect(registry.tags.size).toBe(72);
    expect(await fresh.db.collection('tags').countDocuments()).toBe(72);
  });

  it('takes later files against what is there already', async () => {
    await writeAll();
    expect((await importIt()).code).toBe(0);
    const later = await testFolder();
    await later.write('items.csv', [...ITEMS, 'T2,户口迁移,D2']);
    const { code, stdout } = await run('import', later.path);
    await later.remove();
    expect(code).toBe(0);
    expect(stdout).toContain('items: 1 new, 0 changed, 1 as before');
    expect((await loadRegistry(fresh.db)).items.size).toBe(2);
  });

  it('again with the same rows changes nothing, not even the version', async () => {
    await writeAll();
    await importIt();
    const { version } = await loadRegistry(fresh.db);
    const { code, stdout } = await importIt();
    expect(code).toBe(0);
    expect(stdout).toContain('departments: 0 new, 0 changed, 2 as before');
    expect((await loadRegistry(fresh.db)).version).toBe(version);
  });

  it('names every bad row of every file, and then imports nothing', async () => {
    await writeAll();
    await folder.write('areas.csv', [...AREAS, '360199,某区,369999,county,division']);
    await folder.write('departments.csv', [...DEPARTMENTS, 'D3,,360100,公安', 'D1,重复,360100,x']);
    await folder.write('items.csv', [...ITEMS, 'T2,挂在坏行下,D3', 'T 3,坏代码,D1', 'T4,无主,D9']);
    const { code, stdout, stderr } = await importIt();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      'departments.csv line 4, name: is empty',
      'items.csv line 4, taskCode: "T 3" is not a code: 1 to 64 letters, digits, _ or -',
      'departments.csv line 5: "D1" stands in line 2',
      'areas.csv line 5, parentCode: there is no area "369999"',
      'items.csv line 5, deptCode: there is no department "D9"',
      'nothing was imported: 5 faults',
    ]);
    const registry = await loadRegistry(fresh.db);
    expect([registry.version, registry.areas.size, registry.items.size]).toEqual([0, 0, 0]);
  });

  it('keeps what held before a version with an effective date', async () => {
    await writeAll();
    await importIt();
    await folder.write('departments.csv', [
      'code,name,areaCode,line,from',
      'D1,南昌市公安局,360800,公安,2026-07-01',
      'D4,新设局,360100,公安,2026-07-01',
    ]);
    expect((await importIt()).code).toBe(0);
    const { departments } = await loadRegistry(fresh.db);
    expect(departments.on('D1', '2026-06-30')?.areaCode).toBe('360100');
    expect(departments.on('D1', '2026-07-01')?.areaCode).toBe('360800');
    expect(departments.on('D4', '2026-06-30')).toBeUndefined();
    expect(departments.on('D4', '2026-07-01')?.name).toBe('新设局');
  });

  it('returns when a running service has loaded it', async () => {
    const silent = { info: () => undefined, warn: () => undefined };
    const watcher = new RegistryWatcher({ db: fresh.db, service: 'ingest', log: silent });
    watcher.start();
    await until('loaded', () => watcher.isLoaded());
    await writeAll();
    const { code } = await importIt();
    const known = watcher.current().departments.has('D1');
    await watcher.stop();
    expect({ code, known }).toEqual({ code: 0, known: true });
  });

  it('names a live service that does not load it, and ends with 3', async () => {
    const stuck = new Heartbeat(fresh.db, 'report');
    const beating = setInterval(() => void stuck.beat(0), 500);
    await stuck.beat(0);
    await writeAll();
    const { code, stderr } = await importIt();
    clearInterval(beating);
    expect(code).toBe(3);
    expect(stderr).toMatch(/registry 1 is stored, but not loaded yet by report \(/);
  });

  it('leaves an entry in the audit chain, and none when it changed nothing', async () => {
    await writeAll();
    await importIt();
    await importIt();
    const { audit } = consoleCollectionsOf(fresh.db);
    expect(await audit.find({ action: 'registry.imported' }).toArray()).toMatchObject([
      { actor: 'command-line', details: { version: 1, areas: { new: 3, changed: 0 } } },
    ]);
  });

  it('warns of codes that no standard has, and imports them all the same', async () => {
    await folder.write('areas.csv', [...AREAS, '36082910,某镇,360800,town,division']);
    await folder.write('departments.csv', DEPARTMENTS);
    const { code, stderr } = await importIt();
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      'warning: areas.csv line 5, code: "36082910" has not the 9 digits of a town',
      'warning: departments.csv line 2, code: "D1" is no 统一社会信用代码 whose check character fits',
      'warning: departments.csv line 3, code: "D2" is no 统一社会信用代码 whose check character fits',
    ]);
    expect((await loadRegistry(fresh.db)).departments.size).toBe(2);
  });

  it('takes 5,000 departments and 60,000 items in one piece', async () => {
    const codes = Array.from({ length: 5_000 }, (_, n) => `D${n}`);
    await folder.write('areas.csv', AREAS);
    await folder.write('departments.csv', [
      'code,name,areaCode,line',
      ...codes.map((code) => `${code},某局,360100,公安`),
    ]);
    await folder.write('items.csv', [
      'taskCode,name,deptCode',
      ...Array.from({ length: 60_000 }, (_, n) => `T${n},某事项,D${n % 5_000}`),
    ]);
    expect((await importIt()).code).toBe(0);
    const { departments, items } = await loadRegistry(fresh.db);
    expect([departments.size, items.size]).toEqual([5_000, 60_000]);
  });
});

describe('hcp import says in one line', () => {
  it('that a folder is missing, or has none of the files', async () => {
    const missing = await run('import', '/nowhere/at/all');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^hcp: the folder \/nowhere\/at\/all cannot be read.*\n$/);
    await folder.write('notes.txt', ['x']);
    expect((await importIt()).stderr).toContain('has none of areas.csv, departments.csv');
  });

  it('that a file is none of the registry', async () => {
    await writeAll();
    await folder.write('area.csv', AREAS);
    expect((await importIt()).stderr).toContain(
      "area.csv is none of the registry's files: not read",
    );
  });

  it('that MongoDB is away, without the password in its address', async () => {
    await writeAll();
    const uri = 'mongodb://user:pass-word@127.0.0.1:1/hcp';
    const { code, stderr } = await hcp(['import', folder.path], { MONGODB_URI: uri });
    expect(code).toBe(2);
    expect(stderr).toBe('hcp: MongoDB is not reachable at 127.0.0.1:1\n');
  });
});
