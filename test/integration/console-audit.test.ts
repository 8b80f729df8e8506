import { appendFile, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnchorHeadDoc, AuditDoc, ChainHeadDoc } from '#shared/contract/console-storage.js';
import { anchorKeyPath, loadOrCreateAnchorKey } from '#shared/crypto/anchor-key.js';
import { keyIdOf } from '#shared/crypto/signing-key.js';
import { NO_HASH } from '#shared/crypto/anchor.js';
import { AnchorKeeper } from '../../apps/console/src/audit/anchor-keeper.js';
import { MongoAnchorStore } from '../../apps/console/src/audit/anchor-store.mongo.js';
import { AnchorsFile } from '../../apps/console/src/audit/anchors-file.js';
import { MongoAuditTrail } from '../../apps/console/src/audit/audit-trail.mongo.js';
import { sealEntry } from '../../apps/console/src/audit/chain.js';
import { Clock } from '../../apps/console/src/clock.js';
import {
  consoleCollectionsOf,
  ensureConsoleStorage,
  type ConsoleCollections,
} from '../../apps/console/src/storage/console-collections.mongo.js';
import { MongoTransactions } from '../../apps/console/src/storage/transactions.mongo.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';

const ENTRIES = 30;

let database: FreshDatabase;
let folder: TestFolder;
let collections: ConsoleCollections;
let kept: AuditDoc[];
let keptHeads: (ChainHeadDoc | AnchorHeadDoc)[];
let anchorsPath: string;
let variables: Record<string, string>;

const entry = (n: number) =>
  ({
    actor: 'u1',
    action: 'user.changed',
    subject: `user:${n}`,
    details: { version: n, fields: ['name'], name: null },
  }) as const;

/** A chain of thirty entries, anchored at 10, 20 and 30 by the real keeper. */
beforeAll(async () => {
  database = await freshDatabase('console_audit');
  folder = await testFolder();
  collections = consoleCollectionsOf(database.db);
  await ensureConsoleStorage(database.db);
  anchorsPath = join(folder.path, 'anchors.ndjson');
  const keyring = join(folder.path, 'keyring.json');
  variables = { MONGODB_URI: database.uri, HCP_KEYRING: keyring, HCP_AUDIT_ANCHORS: anchorsPath };
  const privateKey = await loadOrCreateAnchorKey(anchorKeyPath(keyring));
  const clock = new Clock();
  const trail = new MongoAuditTrail(collections, clock);
  const transactions = new MongoTransactions(database.db);
  for (let n = 1; n <= ENTRIES; n += 1) {
    await transactions.run((tx) => trail.append(tx, entry(n)));
    if (n % 10 > 0) continue;
    const store = new MongoAnchorStore(collections.auditHeads, keyIdOf(privateKey));
    const file = new AnchorsFile(anchorsPath);
    await new AnchorKeeper({ store, file, privateKey, clock, log: fail }).stop();
  }
  kept = await collections.audit.find().sort({ _id: 1 }).toArray();
  keptHeads = await collections.auditHeads.find<ChainHeadDoc | AnchorHeadDoc>({}).toArray();
  await copyFile(anchorsPath, `${anchorsPath}.kept`);
});

const fail = {
  warn: (fields: object, message: string): never => {
    throw new Error(message, { cause: fields });
  },
};

afterAll(async () => {
  await folder.remove();
  await database.drop();
});

/** Every test meets the chain as it was written. */
beforeEach(async () => {
  await putBack(kept);
  await collections.auditHeads.deleteMany({});
  await collections.auditHeads.insertMany(keptHeads);
  await copyFile(`${anchorsPath}.kept`, anchorsPath);
});

async function putBack(entries: readonly AuditDoc[]): Promise<void> {
  await collections.audit.deleteMany({});
  if (entries.length > 0) await collections.audit.insertMany([...entries]);
}

async function verify() {
  const { code, stdout, stderr } = await hcp(['verify', 'audit'], variables);
  return { code, text: `${stdout}${stderr}` };
}

const headAt = (last: AuditDoc | undefined) =>
  collections.auditHeads.updateOne(
    { _id: 'chain' },
    { $set: { seq: last?._id ?? 0, hash: last?.hash ?? NO_HASH } },
  );

const at = (seq: number): AuditDoc => {
  const found = kept[seq - 1];
  if (found === undefined) throw new Error(`no entry ${seq}`);
  return found;
};

it('a chain that nobody touched is intact, in words and in JSON', async () => {
  const { code, text } = await verify();
  expect([code, text]).toEqual([0, 'the audit chain is intact: 30 entries, anchored up to 30\n']);
  const json = await hcp(['verify', 'audit', '--json'], variables);
  expect(JSON.parse(json.stdout)).toEqual({ intact: true, entries: 30, anchors: 3 });
});

it('one byte of one entry altered: that entry is named', async () => {
  await collections.audit.updateOne({ _id: 17 }, { $set: { 'details.version': 18 } });
  expect(await verify()).toEqual({ code: 1, text: 'entry 17 was altered\n' });
});

it('a field put into an entry: that entry is named', async () => {
  await collections.audit.updateOne({ _id: 17 }, { $set: { 'details.more': 1 } });
  expect(await verify()).toEqual({ code: 1, text: 'entry 17 was altered\n' });
});

it('one entry deleted: that entry is named', async () => {
  await collections.audit.deleteOne({ _id: 17 });
  expect(await verify()).toEqual({ code: 1, text: 'entry 17 is missing\n' });
});

it('the tail deleted: its first entry is named', async () => {
  await collections.audit.deleteMany({ _id: { $gt: 24 } });
  const { code, text } = await verify();
  expect(code).toBe(1);
  expect(text).toMatch(/^entry 25 was cut off/);
});

it('the tail deleted and the head put back: the anchors name it', async () => {
  await collections.audit.deleteMany({ _id: { $gt: 24 } });
  await headAt(at(24));
  const { code, text } = await verify();
  expect(code).toBe(1);
  expect(text).toMatch(/^entry 25 was cut off/);
});

it('two entries swapped: the first is named', async () => {
  const swapped = kept.map((one) => {
    const other = one._id === 5 ? at(9) : one._id === 9 ? at(5) : one;
    return { ...other, _id: one._id };
  });
  await putBack(swapped);
  expect(await verify()).toEqual({ code: 1, text: 'entry 5 was altered\n' });
});

it('an entry of a chain of its own put in the place of one: it is named', async () => {
  const { actor, action, subject, details } = entry(99);
  const alien = sealEntry({ actor, action, subject, details }, 12, new Date(), NO_HASH);
  await putBack(kept.map((one) => (one._id === 12 ? alien : one)));
  expect((await verify()).text).toMatch(/^entry 12 does not follow from the entry before it/);
});

it('all rewritten from one entry on, consistently, with the head: the anchors name the range', async () => {
  const forged = kept.slice(0, 14);
  for (let n = 15; n <= ENTRIES; n += 1) {
    const { actor, action, subject } = entry(n);
    const made = { actor, action, subject, details: { version: n, forged: true } };
    forged.push(sealEntry(made, n, at(n).at, forged.at(-1)?.hash ?? NO_HASH));
  }
  await putBack(forged);
  await headAt(forged.at(-1));
  const { code, text } = await verify();
  expect(code).toBe(1);
  expect(text).toMatch(/^entry 11 to 20 differs from what was anchored/);
});

it('the head altered or taken away: it is said', async () => {
  await headAt(at(29));
  expect((await verify()).text).toMatch(/^entry 30 is not what the head of the chain names/);
  await collections.auditHeads.deleteOne({ _id: 'chain' });
  expect((await verify()).text).toMatch(/^entry 30 is not what the head of the chain names/);
});

it('the file of anchors cut, emptied, taken away or altered: the first anchor at fault is named', async () => {
  const lines = (await readFile(anchorsPath, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  await writeFile(anchorsPath, `${lines.slice(0, 2).join('\n')}\n`);
  expect(await verify()).toEqual({
    code: 1,
    text: 'anchor 3 was cut off the end of the file: the database knows of it\n',
  });
  await rm(anchorsPath);
  expect((await verify()).text).toMatch(/^anchor 1 was cut off/);
  await writeFile(anchorsPath, `${[lines[0], lines[2]].join('\n')}\n`);
  expect((await verify()).text).toMatch(/^anchor 2 is missing, or was altered/);
  const altered = lines[1]?.replace('"seq":20', '"seq":19') ?? '';
  await writeFile(anchorsPath, `${[lines[0], altered, lines[2]].join('\n')}\n`);
  expect((await verify()).text).toMatch(/^anchor 2 is not signed by the key/);
});

it('half a line that a killed process left is no fault', async () => {
  await appendFile(anchorsPath, '{"number":4,"seq":3');
  expect((await verify()).code).toBe(0);
});

it('without the key nothing is verified, and that is said', async () => {
  const elsewhere = { ...variables, HCP_KEYRING: join(folder.path, 'nowhere', 'keyring.json') };
  const { code, stderr } = await hcp(['verify', 'audit'], elsewhere);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no key at');
});

it('what is appended at once by several processes stands in one chain without gaps', async () => {
  const clock = new Clock();
  const trail = new MongoAuditTrail(collections, clock);
  const many = Array.from({ length: 4 }, () => new MongoTransactions(database.db));
  await Promise.all(
    many.flatMap((transactions) =>
      Array.from({ length: 10 }, (_, n) => transactions.run((tx) => trail.append(tx, entry(n)))),
    ),
  );
  const { code, text } = await verify();
  expect([code, text]).toEqual([0, 'the audit chain is intact: 70 entries, anchored up to 30\n']);
});
