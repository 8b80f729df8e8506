import { House, TOPIC } from '../support/house.js';
import { Load } from '../support/load.js';
import { printedRandom, Random } from '../support/random.js';
import { DEPARTMENTS } from '../support/registry.js';
import { Story } from '../support/story.js';
import { TopicWriter } from '../support/topic-writer.js';
import { expectNothingLostOrDouble } from '../support/verify.js';
import type { Sent } from '../support/wire.js';

let house: House | undefined;
afterEach(async () => house?.close(), 120_000);

/** The same key may lie on two partitions, but only one of them first: such events are left out. */
function once(events: readonly Sent[]): Sent[] {
  return [...new Set(events)];
}

it('two producers whose partitioners differ for one department are counted exactly', async () => {
  const random = printedRandom('partitioning');
  house = await House.open({ aggregators: 2 });
  const { truth } = house;
  const writer = await TopicWriter.open(house);
  // Three departments only, so that both consumers hold the same ones at the same moment.
  const story = new Story(random, 'split', DEPARTMENTS.slice(0, 3));
  for (let round = 0; round < 60; round += 1) {
    const events = once(story.tell(60));
    const partition = random.int(0, 3);
    const parts = [
      { at: partition, events: events.filter((sent) => sent.kind === 'service') },
      { at: (partition + 1) % 4, events: events.filter((sent) => sent.kind === 'rating') },
    ];
    await Promise.all(parts.map((part) => writer.writeEvents(part.at, part.events)));
    for (const sent of events) truth.accept(sent);
  }
  await writer.close();
  await expectNothingLostOrDouble(house);
}, 600_000);

it('partitions added while events flow are counted exactly', async () => {
  const random = new Random(20);
  house = await House.open({ aggregators: 2 });
  const { admin, truth } = house;
  const load = new Load(house.client, truth, [new Story(random, 'flow')]);
  await admin.createPartitions({ topicPartitions: [{ topic: TOPIC, count: 8 }] });
  // A writer that knows all eight at once, as any producer started from now on does.
  const writer = await TopicWriter.open(house);
  const story = new Story(new Random(21), 'more');
  for (let round = 0; round < 16; round += 1) {
    const events = once(story.tell(30));
    await writer.writeEvents(round % 8, events);
    for (const sent of events) truth.accept(sent);
  }
  await writer.close();
  await load.stop();
  const ends = await admin.fetchTopicOffsets(TOPIC);
  expect(ends.filter((end) => Number(end.high) > 0)).toHaveLength(8);
  await expectNothingLostOrDouble(house);
}, 600_000);
