import { join } from 'node:path';

import { buildRegistry } from '../../tools/demo/registry/build-registry.js';
import { writeRegistry } from '../../tools/demo/registry/write-registry.js';
import { House } from '../support/house.js';
import { samplesOf } from '../support/metrics.js';
import { AREAS, DEPARTMENTS } from '../support/registry.js';
import type { Service } from '../support/service.js';
import { until } from '../support/until.js';
import type { Sent, WireRating } from '../support/wire.js';

const DAY_MS = 86_400_000;
const MANY = 3_000;
/** Of the many, so many are rated: each as every department was before. */
const RATED = 300;

interface Rated {
  readonly code: string;
  readonly area: string;
  readonly item: string;
}

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

/** A rating of each level, and one that nobody gave, days apart from each other. */
function ratingsOf({ code, area, item }: Rated): Sent[] {
  return ([1, 2, 3, 4, 5, 5] as const).map((satisfaction, n): Sent => {
    const event: WireRating = {
      ...{ areaCode: area, deptCode: code, taskCode: item, projectNo: `S-${n}` },
      ...{ serviceNumber: '1', assessNumber: 1, satisfaction, pf: 2 },
      ...(n === 5 ? { isDefault: true } : {}),
      assessTime: new Date(Date.now() - 40 * DAY_MS - n * DAY_MS).toISOString(),
    };
    return { kind: 'rating', source: 'HALL', event };
  });
}

/** Names and labels of what a service exports of its own, as they are once no more are added. */
async function seriesOf(service: Service): Promise<string[]> {
  const now = async (): Promise<string[]> =>
    (await samplesOf(service.address))
      .filter(({ name }) => name.startsWith('hcp_'))
      .map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`)
      .toSorted();
  let before = -1;
  return until(`${service.name} to export the same as before`, async () => {
    const series = await now();
    if (series.length === before) return series;
    before = series.length;
    // What is dear to read is not read anew with every scrape.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    return undefined;
  });
}

it('thousands of departments make no series more', async () => {
  // A month that is published by itself meanwhile would be a series of its own.
  const open = await House.open({ console: true, variables: { HCP_PUBLISH: 'off' } });
  house = open;
  const { client, truth } = open;
  const services = [open.ingest, open.report, open.console, ...open.aggregators];
  const rate = async (departments: readonly Rated[]): Promise<void> => {
    await client.deliver(departments.flatMap(ratingsOf), (sent) => {
      truth.accept(sent);
    });
    await open.caughtUp();
    await until('every case to have gone to its department', async () => {
      const state = 'awaiting-assignment';
      return (await open.db.collection('cases').countDocuments({ state })) === 0;
    });
  };
  await rate(DEPARTMENTS.map(({ code, area, items }) => ({ code, area, item: items[0] ?? '' })));
  const few = await Promise.all(services.map(seriesOf));

  const many = buildRegistry()
    .departments.slice(0, MANY)
    .map((department, n) => ({ ...department, areaCode: AREAS[n % AREAS.length]?.code ?? '' }));
  expect(many).toHaveLength(MANY);
  const items = many.map(({ code }) => ({
    taskCode: `M-${code}`,
    name: '一件事项',
    deptCode: code,
  }));
  const folder = join(open.dir, 'many');
  const registry = { areas: [], departments: many, items, points: [], sources: [] };
  await writeRegistry(registry, folder);
  await open.mustHcp('import', folder);
  await rate(
    many.slice(0, RATED).map(({ code, areaCode }) => ({ code, area: areaCode, item: `M-${code}` })),
  );
  expect(await Promise.all(services.map(seriesOf))).toEqual(few);
}, 600_000);
