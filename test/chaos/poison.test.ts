import { House } from '../support/house.js';
import { POISONS } from '../support/poison.js';
import { Random } from '../support/random.js';
import { Story } from '../support/story.js';
import { TopicWriter, type Place } from '../support/topic-writer.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

interface Quarantined extends Place {
  readonly reason: string;
  readonly raw: { readonly kid: string; readonly ct: string };
}

it('each kind of poison is set aside with its reason, and the stream goes on', async () => {
  const open = await House.open();
  house = open;
  const { db, truth } = open;
  const writer = await TopicWriter.open(open);
  const story = new Story(new Random(7), 'good');
  const placed: { at: string; what: string; reason: string }[] = [];
  for (const { what, reason, message } of POISONS) {
    const before = story.tell(3);
    await writer.writeEvents(1, before);
    const { partition, offset } = await writer.write(1, message);
    placed.push({ at: `${partition}/${offset}`, what, reason });
    for (const sent of before) truth.accept(sent);
  }
  const after = story.tell(3);
  await writer.writeEvents(1, after);
  for (const sent of after) truth.accept(sent);
  await writer.close();
  await open.caughtUp();

  const rows = await db.collection<Quarantined>('quarantine').find().toArray();
  const reasons = new Map(rows.map((row) => [`${row.partition}/${row.offset}`, row.reason]));
  expect(placed.map(({ at, what }) => [what, reasons.get(at)])).toEqual(
    placed.map(({ what, reason }) => [what, reason]),
  );
  expect(rows.every(({ raw }) => raw.kid.length > 0 && raw.ct.length > 0)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('13900001111');
  await expectNothingLostOrDouble(open, { quarantined: POISONS.length });
}, 600_000);
