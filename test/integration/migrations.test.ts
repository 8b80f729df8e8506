import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { MIGRATIONS, type MigrationDoc } from '#shared/mongo/migrations.js';
import { freePort } from '../../tools/stack/ports.js';
import { appSpec, type App } from '../support/app-spec.js';
import { bareDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp } from '../support/hcp-command.js';
import { asLongAgo, asTheVersionBeforeLeftIt, TOLD_AT } from '../support/earlier-database.js';
import { Service } from '../support/service.js';
import { until } from '../support/until.js';

const NAMES = MIGRATIONS.map((file) => file.replace('.js', ''));
const [FIRST = '', LAST = ''] = NAMES;

let database: FreshDatabase;

beforeEach(() => {
  database = bareDatabase('migrations');
});

afterEach(async () => {
  await database.drop();
});

const migrate = (...args: readonly string[]) =>
  hcp(['migrate', ...args], { MONGODB_URI: database.uri });

/** Collections with the keys and options of their indexes, as one can compare them. */
async function shapeOf(db: Db): Promise<Record<string, readonly string[]>> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const shapes = collections
    .map(({ name }) => name)
    .sort()
    .map(async (name) => {
      const indexes = await db.collection(name).indexes();
      return [name, indexes.map((index) => JSON.stringify(index)).sort()] as const;
    });
  return Object.fromEntries(await Promise.all(shapes));
}

const logged = async (db: Db): Promise<string[]> => {
  const log = await db.collection<MigrationDoc>(COLLECTION.migrations).find().toArray();
  return log.map(({ fileName }) => fileName).sort();
};

/** Every document of the database but those of its own books, by collection. */
async function contentOf(db: Db): Promise<Record<string, readonly object[]>> {
  const content: Record<string, readonly object[]> = {};
  const books: readonly string[] = [COLLECTION.migrations, COLLECTION.leases];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (books.includes(name)) continue;
    const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
    if (documents.length > 0) content[name] = documents;
  }
  return content;
}

describe('hcp migrate', () => {
  it('brings an empty database up, says so, and does nothing the second time', async () => {
    expect(await migrate('status')).toMatchObject({ code: 1 });
    const first = await migrate('up');
    expect(first.code).toBe(0);
    expect(first.stdout).toContain(`applied ${FIRST}`);
    const shape = await shapeOf(database.db);
    const again = await migrate('up');
    expect(again.stdout).toContain('total: 0 applied');
    expect(await shapeOf(database.db)).toEqual(shape);
    const status = await migrate('status');
    expect(status.code).toBe(0);
    for (const name of NAMES) expect(status.stdout).toContain(`${name} applied `);
  });

  it.each([
    ['the version before', asTheVersionBeforeLeftIt],
    ['versions long ago', asLongAgo],
  ])('makes of what %s left what a new database is, and loses nothing', async (_, fill) => {
    await fill(database.db);
    const before = await contentOf(database.db);
    expect(await migrate('up')).toMatchObject({ code: 0 });

    const fresh = bareDatabase('migrations');
    try {
      await hcp(['migrate', 'up'], { MONGODB_URI: fresh.uri });
      expect(await shapeOf(database.db)).toEqual(await shapeOf(fresh.db));
    } finally {
      await fresh.drop();
    }
    const after = await contentOf(database.db);
    for (const name of ['ratings', 'cases', 'users']) expect(after[name]).toEqual(before[name]);
    const [notice, ...others] = after['notices'] ?? [];
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ _id: 'N', toldAt: TOLD_AT });
  });

  it('goes back one by one, and back up again with every document', async () => {
    await asLongAgo(database.db);
    await migrate('up');
    const content = await contentOf(database.db);
    const down = await migrate('down');
    expect(down.stdout).toContain(`taken back ${LAST}`);
    expect(await logged(database.db)).toEqual([`${FIRST}.js`]);

    const refused = await migrate('down');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('holds documents, which would be lost');
    expect(await logged(database.db)).toEqual([`${FIRST}.js`]);

    expect(await migrate('up')).toMatchObject({ code: 0 });
    expect(await contentOf(database.db)).toEqual(content);
  });

  it('takes an empty database back to where it began', async () => {
    await migrate('up');
    const shape = await shapeOf(database.db);
    for (const name of NAMES.toReversed()) {
      expect((await migrate('down')).stdout).toContain(`taken back ${name}`);
    }
    expect((await migrate('down')).stdout).toContain('there is nothing to take back');
    await migrate('up');
    expect(await shapeOf(database.db)).toEqual(shape);
  });

  it('runs once when two begin at once', async () => {
    const both = await Promise.all([migrate('up'), migrate('up')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const lines = both.flatMap(({ stdout }) => stdout.split('\n'));
    expect(lines.filter((line) => line.startsWith('applied ')).sort()).toEqual(
      NAMES.map((name) => `applied ${name}`),
    );
    expect(await logged(database.db)).toEqual([...MIGRATIONS]);
  });

  it('logs what was applied and not what failed, and goes on from there', async () => {
    await database.db.createCollection(COLLECTION.notices, { viewOn: 'elsewhere', pipeline: [] });
    const failed = await migrate('up');
    expect(failed.code).toBe(2);
    expect(failed.stderr).toContain(`Could not migrate up ${FIRST}`);
    expect(await logged(database.db)).toEqual([]);
    await database.db.dropCollection(COLLECTION.notices);
    expect(await migrate('up')).toMatchObject({ code: 0 });
    expect(await logged(database.db)).toEqual([...MIGRATIONS]);
  });

  it('does not take back what only a later version knows', async () => {
    await migrate('up');
    const later = { fileName: '20991231000000-later.js', appliedAt: new Date() };
    await database.db.collection<MigrationDoc>(COLLECTION.migrations).insertOne(later);
    expect((await migrate('status')).stdout).toContain('unknown to this version');
    const refused = await migrate('down');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('20991231000000-later is of a later version');
    expect(await logged(database.db)).toContain(later.fileName);
  });
});

describe('a database that is not at the version of the services', () => {
  const WHY = `the database lacks migration ${LAST}: run hcp migrate up`;

  it('is migrated by the first command that works on it when it is new', async () => {
    const { code, stdout } = await hcp(['source', 'list'], { MONGODB_URI: database.uri });
    expect([code, stdout]).toEqual([0, '']);
    expect(await logged(database.db)).toEqual(MIGRATIONS);
  });

  it('is refused by commands that work on it when it is not, in one line', async () => {
    await asTheVersionBeforeLeftIt(database.db);
    const { code, stderr } = await hcp(['requests'], { MONGODB_URI: database.uri });
    expect(code).toBe(2);
    expect(stderr.trim()).toBe(`hcp: the database lacks migration ${FIRST}: run hcp migrate up`);
  });

  it('keeps every service from being ready, which says why, until it is', async () => {
    await migrate('up');
    await migrate('down');
    const dir = await mkdtemp(join(tmpdir(), 'hcp-migrations-'));
    const services = await Promise.all(
      (['ingest', 'aggregator', 'report', 'console'] as const).map((app) => launched(app, dir)),
    );
    try {
      for (const service of services) {
        const faults = await until(`${service.name} to say what it lacks`, () => faultsOf(service));
        expect(faults).toMatchObject({ mongodb: WHY });
      }
      await migrate('up');
      for (const service of services) {
        await until(`${service.name} to be ready`, () => service.isReady());
        expect(service.ends).toEqual([]);
      }
    } finally {
      await Promise.all(services.map((service) => service.stop()));
      await rm(dir, { recursive: true, force: true });
    }
  });

  it('is not served, nor migrated, while it holds half of a restore', async () => {
    await migrate('up');
    const mark = database.db.collection('restore_in_progress');
    await mark.insertOne({ backup: 'B', begunAt: new Date() });
    const why = expect.stringContaining('holds part of a restore') as string;
    for (const args of [['migrate', 'up'], ['migrate', 'down'], ['requests']]) {
      const { code, stderr } = await hcp(args, { MONGODB_URI: database.uri });
      expect([code, stderr]).toEqual([2, why]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(await logged(database.db)).toEqual([...MIGRATIONS]);
    const dir = await mkdtemp(join(tmpdir(), 'hcp-migrations-'));
    const aggregator = await launched('aggregator', dir);
    try {
      const faults = await until('the aggregator to say why it waits', () => faultsOf(aggregator));
      expect(faults).toMatchObject({ mongodb: why });
      await mark.drop();
      await until('the aggregator to be ready', () => aggregator.isReady());
    } finally {
      await aggregator.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });

  const faultsOf = async ({ address }: Service): Promise<object | false> => {
    const answer = await fetch(`${address}/health/ready`);
    if (answer.status !== 503) return false;
    return ((await answer.json()) as { readonly faults: object }).faults;
  };

  const launched = async (app: App, dir: string): Promise<Service> => {
    const port = await freePort();
    const env = {
      KAFKA_BROKERS: process.env['KAFKA_BROKERS'],
      MONGODB_URI: database.uri,
      HCP_KEYRING: join(dir, 'keyring.json'),
      HCP_AUDIT_ANCHORS: join(dir, 'anchors.ndjson'),
      HCP_PUBLIC_SITE_PORT: '0',
    };
    return Service.launched(appSpec(app, app, { dir, port, env }), port);
  };
});
