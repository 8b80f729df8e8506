import { jest } from '@jest/globals';
import { addDays, chinaDay } from '#shared/domain/china-time.js';
import { PublishedHouse, randomEvents } from '../support/published-house.js';
import { Random } from '../support/random.js';

jest.setTimeout(240_000);

let house: PublishedHouse;

const due = (...more: string[]) =>
  house.hcpWith({ HCP_PUBLISH: 'day', HCP_PUBLISH_MARGIN_HOURS: '0' }, 'publish', '--due', ...more);

beforeAll(async () => {
  house = await PublishedHouse.open('due');
});

afterAll(async () => {
  await house.close();
});

it('publish --due publishes what is over, once, says what waits, and nothing to publish is no fault', async () => {
  const yesterday = addDays(chinaDay(Date.now()), -1);
  const waits = await due();
  const why = 'not everything that was received in the period is counted yet';
  expect([waits.code, waits.stdout]).toEqual([0, `waiting period=${yesterday}: ${why}\n`]);

  const events = randomEvents(new Random(1), 50, yesterday, 1);
  await house.counting.tell(events.map((event) => ({ ...event, at: Date.now() })));
  const first = await due();
  expect([first.code, first.stdout]).toEqual([0, `published number=1 period=${yesterday}\n`]);
  const second = await due();
  expect([second.code, second.stdout]).toEqual([0, 'nothing is due\n']);
});

it.each([[[]], [['--due', '--period', '2026-10']], [['--due', '--corrects', '1']]])(
  'publish %j is refused: a period is named, or what is due is meant',
  async (args) => {
    const { code, stderr } = await house.hcp('publish', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--period')]);
  },
);
