import { House, TOPIC } from '../support/house.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble, expectTrueFigures } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

interface Checkpoint {
  readonly epoch: number;
  readonly partition: number;
  readonly from: number;
  readonly next: number;
  readonly ledger: number;
  readonly duplicates: number;
}

it('replay from the beginning finds every event a duplicate, and no number moves', async () => {
  const random = printedRandom('replay');
  const open = await House.open();
  house = open;
  const { admin, client, db, truth } = open;
  await client.deliver(new Story(random, 'r').tell(1500), (sent) => {
    truth.accept(sent);
  });
  await open.caughtUp();
  await open.mustHcp('replay', '--from-beginning');
  const checkpoints = await until('the second epoch to be read', async () => {
    const all = await db.collection<Checkpoint>('checkpoints').find().toArray();
    const ends = new Map(
      (await admin.fetchTopicOffsets(TOPIC)).map((end) => [end.partition, Number(end.high)]),
    );
    return all.every((c) => c.epoch === 2 && c.next === ends.get(c.partition)) ? all : undefined;
  });
  const total = (count: (c: Checkpoint) => number): number =>
    checkpoints.reduce((sum, c) => sum + count(c), 0);
  expect(total((c) => c.ledger)).toBe(0);
  expect(total((c) => c.duplicates)).toBe(total((c) => c.next - c.from));
  await expectTrueFigures(open);
  await expectNothingLostOrDouble(open);
}, 600_000);
