import { appendFile, cp, open, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../../tools/stack/managed-process.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import type { Stack } from '../../tools/stack/stack.types.js';
import { House } from '../support/house.js';
import { closeServices, loseBackends, openServices } from '../support/lost-backends.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { expectNothingLostOrDouble, missingKeys } from '../support/verify.js';
import type { Sent } from '../support/wire.js';

let house: House;
let backup: string;
let anew: Stack | undefined;
async function sendOnAndOn(story: Story, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await house.client.deliver(story.tell(20), (sent) => during.push(sent));
  }
}

/** What is in the ledger and not among these keys. */
async function ledgerKeysBeside(of: House, keys: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['ratings', 'services', 'decisions']) {
    const rows = of.db.collection<{ _id: string }>(name).find({}, { projection: { _id: 1 } });
    for await (const { _id } of rows) if (!keys.has(_id)) found.push(_id);
  }
  return found;
}

/** What was answered 202 while the backup was made: whether it is in it only the backup knows. */
const during: Sent[] = [];
/** Keys of what was answered 202 before. */
const accepted = new Set<string>();

beforeAll(async () => {
  const random = printedRandom('restore-drill');
  house = await House.open();
  backup = join(house.dir, 'backup');
  const { client, truth } = house;
  await client.deliver(new Story(random, 'counted').tell(600), (sent) => {
    truth.accept(sent);
  });
  await house.caughtUp();
  await house.aggregators[0]?.stop();
  await client.deliver(new Story(random, 'waiting').tell(300), (sent) => {
    truth.accept(sent);
  });
  for (const key of truth.keys) accepted.add(key);
  const made = house.mustHcp('backup', backup);
  const stopped = new AbortController();
  const sending = sendOnAndOn(new Story(random, 'during'), stopped.signal);
  try {
    expect(await made).toMatch(/^backup [0-9a-f-]{36}: .* tail=[1-9]\d* /m);
  } finally {
    stopped.abort();
    await sending;
  }
}, 600_000);

afterAll(async () => {
  await house.close();
  await anew?.stop();
}, 120_000);

it('a backup without its manifest is none: one that was killed is refused', async () => {
  const folder = join(house.dir, 'killed');
  const [kafka] = house.stack.kafka;
  await kafka?.kill('SIGSTOP');
  const killed = new ManagedProcess({
    name: 'backup',
    ...house.hcpSpec('backup', folder),
    logFile: join(house.dir, 'killed.log'),
    isReady: () => existsSync(join(folder, 'users.bson.gz')),
  });
  await killed.start();
  await killed.kill('SIGKILL');
  await kafka?.kill('SIGCONT');
  const { code, output } = await house.hcp('restore', folder);
  expect(output).toContain('no backup, or one that was cut off');
  expect(code).toBe(2);
});

it('an altered byte is found before anything is written', async () => {
  const folder = join(house.dir, 'altered');
  await cp(backup, folder, { recursive: true });
  const file = await open(join(folder, 'ratings.bson.gz'), 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, 1000);
  await file.write(Buffer.from([byte.readUInt8(0) ^ 1]), 0, 1, 1000);
  await file.close();
  const { code, output } = await house.hcp('restore', folder);
  expect(output).toContain('ratings.bson.gz');
  expect(code).toBe(2);
});

it('a database that holds anything is left as it is', async () => {
  const before = await house.db.collection('ratings').countDocuments();
  const { code, output } = await house.hcp('restore', backup);
  expect(output).toContain('is not empty');
  expect(code).toBe(2);
  expect(await house.db.collection('ratings').countDocuments()).toBe(before);
});

it('a keyring that lacks what was sealed with is refused, and its keys are named', async () => {
  const keyring = join(house.dir, 'keyring.json');
  const kept = await readFile(keyring);
  const { active } = JSON.parse(kept.toString()) as { readonly active: string };
  await rm(keyring);
  try {
    const { code, output } = await house.hcp('restore', backup);
    expect(output).toContain(active);
    expect(code).toBe(2);
    expect(existsSync(keyring)).toBe(false);
  } finally {
    await appendFile(keyring, kept, { mode: 0o600 });
  }
});

it('with the database lost, all that Kafka took is counted once after a restore', async () => {
  await closeServices(house);
  await house.db.dropDatabase();
  const restored = await house.mustHcp('restore', backup);
  expect(restored).toContain('counting goes on from the checkpoints');
  await openServices(house);
  for (const sent of during) house.truth.accept(sent);
  await expectNothingLostOrDouble(house);
}, 600_000);

it('a restore that was killed is refused until the database is dropped', async () => {
  await closeServices(house);
  await house.db.dropDatabase();
  const begun = async (): Promise<boolean> =>
    (await house.db.listCollections({ name: 'restore_in_progress' }).toArray()).length > 0;
  const killed = new ManagedProcess({
    name: 'restore',
    ...house.hcpSpec('restore', backup),
    logFile: join(house.dir, 'killed-restore.log'),
    isReady: begun,
  });
  await killed.start();
  await killed.kill('SIGKILL');
  const { code, output } = await house.hcp('restore', backup);
  expect(output).toMatch(/cut off|is not empty/);
  expect(code).toBe(2);
}, 600_000);

it('with Kafka lost too, what it had taken before the backup is counted once', async () => {
  anew = await loseBackends(house);
  const restored = await house.mustHcp('restore', backup);
  expect(restored).toMatch(/a new epoch, .* archived records are on it again/);
  await openServices(house);
  await house.caughtUp();
  expect(await missingKeys(house, accepted)).toEqual([]);
  expect(await ledgerKeysBeside(house, house.truth.keys)).toEqual([]);
  expect(await house.hcp('reconcile')).toMatchObject({ code: 0 });
}, 600_000);

it('the drill proves the system that runs on one of its own', async () => {
  const drill = join(process.cwd(), 'dist/tools/drill/main.js');
  const { code, output } = await tryCommand(process.execPath, [drill], {
    env: {
      ...process.env,
      KAFKA_BROKERS: house.stack.kafkaBrokers,
      MONGODB_URI: house.stack.mongodbUri,
      HCP_KEYRING: join(house.dir, 'keyring.json'),
    },
  });
  expect(output).toMatch(/^restore drill: reconciled, .* differences=0/m);
  expect(code).toBe(0);
}, 600_000);
