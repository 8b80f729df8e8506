import { House } from '../support/house.js';
import { metric } from '../support/metrics.js';
import { DEPARTMENTS } from '../support/registry.js';
import { until } from '../support/until.js';
import type { Sent } from '../support/wire.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

const [department] = DEPARTMENTS;
const [HOUR, DAY] = [3_600_000, 86_400_000];
/** Noon of yesterday in China: all ratings are of one day. */
const BEGAN = Math.floor((Date.now() + 8 * HOUR) / DAY) * DAY - 20 * HOUR;

/** Ratings of one point, a second between two. */
function burst(from: number, to: number): Sent[] {
  const { code = '', area = '', items = [], points = [] } = department ?? {};
  const [taskCode = '', pointCode = ''] = [items[0], points[0]];
  return Array.from({ length: to - from }, (_, i) => ({
    kind: 'rating',
    source: 'HALL',
    event: {
      ...{ areaCode: area, deptCode: code, taskCode, pointCode, pf: 4 },
      ...{ projectNo: `B${from + i}`, serviceNumber: '1', assessNumber: 1, satisfaction: 5 },
      assessTime: new Date(BEGAN + (from + i) * 1_000).toISOString(),
    },
  }));
}

it('a burst is flagged once by real services, also when the aggregator is killed meanwhile', async () => {
  const open = await House.open({ variables: { HCP_FLAG_REST_SECONDS: '1' } });
  house = open;
  const { client, aggregators, report, db } = open;
  const flags = () => db.collection('flags').find().toArray();
  const found = (ratings: number) => async () =>
    (await flags()).some(({ numbers }) => (numbers as { ratings: number }).ratings === ratings);
  const accepted = (): void => undefined;

  await client.deliver(burst(0, 15), accepted);
  await until('the flag to be there', found(15));
  // Whoever comes back waits for the one that was killed, and goes on from where it was.
  await client.deliver(burst(15, 30), accepted);
  for (const aggregator of aggregators) await aggregator.kill();
  await client.deliver(burst(30, 45), accepted);
  await until('the flag to have grown', found(45), 300_000);

  expect(await flags()).toHaveLength(1);
  expect(await metric(report.address, 'hcp_integrity_flags_total', { rule: 'burst' })).toBe(1);
}, 600_000);
