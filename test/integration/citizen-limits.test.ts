import { jest } from '@jest/globals';
import { createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import { DatabaseGate } from '../../apps/ingest/src/citizen-api/database-gate.mongo.js';
import { MongoLimits } from '../../apps/ingest/src/citizen-api/limits.mongo.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const LONG = { name: 'long', most: 3, windowMs: 3_600_000 };
const SHORT = { name: 'short', most: 2, windowMs: 1_000 };
const ignore = (): void => undefined;

describe('limits in MongoDB', () => {
  let database: FreshDatabase;
  let collections: Collections;
  let limits: MongoLimits;
  let replica: MongoLimits;

  beforeAll(async () => {
    database = await freshDatabase('limits');
    collections = collectionsOf(database.db);
    const codes = createCitizenCodes(newKeyring());
    const made = () => new MongoLimits(collections.limits, new DatabaseGate(ignore, ignore), codes);
    [limits, replica] = [made(), made()];
  });

  afterAll(async () => {
    await database.drop();
  });

  it('counts exactly, however many count at once and wherever', async () => {
    const counts = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? limits : replica).count(LONG, 'many')),
    );
    expect(counts.sort()).toEqual([1, 2, 3, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('tells how long until the oldest of the last ones leaves the window', async () => {
    expect(await limits.wait(LONG, 'one')).toBe(0);
    for (const expected of [1, 2, 3]) expect(await limits.count(LONG, 'one')).toBe(expected);
    const wait = await replica.wait(LONG, 'one');
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
    await limits.takeBack(LONG, 'one');
    expect(await limits.wait(LONG, 'one')).toBe(0);
    expect(await limits.wait(LONG, 'somebody else')).toBe(0);
  });

  it('lets go of what has left the window', async () => {
    await limits.count(SHORT, 'brief');
    await until('the window to be empty', async () => {
      return (await limits.wait({ ...SHORT, most: 1 }, 'brief')) === 0;
    });
    expect(await limits.count(SHORT, 'brief')).toBe(1);
  });

  it('lets one caller have a name, and forgets it with its time', async () => {
    const callers = await Promise.all(
      Array.from({ length: 5 }, () => limits.once('challenge', 3_600_000)),
    );
    expect(callers.filter(Boolean)).toHaveLength(1);
    const kept = await collections.limits.find().toArray();
    expect(JSON.stringify(kept)).not.toMatch(/challenge|many|brief/);
    for (const { at, forgetAt } of kept) {
      const last = at.at(-1) ?? forgetAt;
      expect(forgetAt.getTime()).toBeGreaterThanOrEqual(last.getTime());
    }
  });
});
