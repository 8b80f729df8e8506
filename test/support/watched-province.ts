import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { DemoRegistry } from '../../tools/demo/registry/registry.js';
import { PROVINCIAL } from '../../tools/demo/registry/sources.js';
import { writeRegistry } from '../../tools/demo/registry/write-registry.js';
import { runDemo } from '../../tools/demo/run-demo.js';
import { insertFlag } from './flag-documents.js';
import type { House } from './house.js';
import { DEPARTMENTS } from './registry.js';
import { smallProvince } from './small-province.js';
import { signed } from './source-client.js';
import { TopicWriter } from './topic-writer.js';
import type { Sent, WireRating, WireService } from './wire.js';

const DAY_MS = 86_400_000;
const CHINA_AHEAD_MS = 8 * 3_600_000;
const DAYS = 10;
/** More than the smallest sample that is coloured. */
const AT_ONCE = 40;
type Common = Omit<WireService, 'taskName' | 'proStatus' | 'serviceTime'>;
const DONE = { taskName: '一件事项', proStatus: 3 } as const;

/** The simulated province, in a house that is being watched. */
export interface WatchedProvince {
  /** So many ratings of the last days with all that belongs to them, and some of this very moment. */
  rate(ratings: number): Promise<void>;
}

/** Imports a small province into the house, and gives keys to those who speak for all of it. */
export async function watchedProvince(house: House): Promise<WatchedProvince> {
  const registry = smallProvince();
  const folder = join(house.dir, 'province');
  await writeRegistry(registry, folder);
  await house.mustHcp('import', folder);
  const secrets = new Map<string, string>();
  for (const source of Object.values(PROVINCIAL)) {
    secrets.set(source, (await house.mustHcp('source', 'add', source)).trim());
  }
  let run = 0;
  return {
    rate: async (ratings) => {
      run += 1;
      await runDemo({
        ...{ ingestUrl: house.ingest.address, registry, secrets, ratings },
        ...{ seed: `watched-${run}`, run: `w${run}`, clock: Date.now },
        // Early in a day few have rated what is done in it; the days before are whole.
        ...{ until: startOfToday() - 1, days: DAYS },
      });
      await rateNow(house, registry, run);
      await house.caughtUp();
    },
  };
}

const startOfToday = (): number =>
  Math.floor((Date.now() + CHINA_AHEAD_MS) / DAY_MS) * DAY_MS - CHINA_AHEAD_MS;

/** In every city, people who are served and rate at once: enough for a figure of the month. */
async function rateNow({ client }: House, registry: DemoRegistry, run: number): Promise<void> {
  const cities = registry.areas.filter(({ level }) => level === 'city');
  const events = cities.flatMap(({ code }) => {
    const department = registry.departments.find(({ areaCode }) => areaCode === code);
    const item = registry.items.find(({ deptCode }) => deptCode === department?.code);
    if (department === undefined || item === undefined) return [];
    return Array.from({ length: AT_ONCE }, (_, n) =>
      servedAndRated(
        {
          ...{ areaCode: code, deptCode: department.code, taskCode: item.taskCode },
          ...{ projectNo: `NOW-${run}-${n}`, serviceNumber: '1' },
        },
        n % 10 === 0 ? 2 : 5,
      ),
    ).flat();
  });
  await client.deliver(events, () => undefined);
}

function servedAndRated(common: Common, satisfaction: 2 | 5): Sent[] {
  const at = new Date().toISOString();
  const service: WireService = { ...common, ...DONE, serviceTime: at };
  const rating: WireRating = {
    ...common,
    ...{ assessNumber: 1, satisfaction, pf: 2, assessTime: at },
  };
  return [
    { kind: 'service', source: 'HALL', event: service },
    { kind: 'rating', source: 'HALL', event: rating },
  ];
}

/** A bad day: few are heard, an event cannot be read, a flag is raised, a stranger is turned away. */
export async function badDay(house: House): Promise<void> {
  await fewAreHeard(house);
  const writer = await TopicWriter.open(house);
  await writer.write(0, { key: 'nobody', value: 'not JSON', headers: {} });
  await writer.close();
  await insertFlag(house.db, { lineage: ['360829', '360800', '360000'] });
  const nobodys = `whsec_${Buffer.alloc(24, 'x').toString('base64')}`;
  await fetch(`${house.ingest.address}/v1/ratings`, {
    ...{ method: 'POST', body: '[]', headers: signed('HALL', nobodys, '[]', randomUUID()) },
  });
  await house.caughtUp();
}

/** Three who were served, and two who said so, in a city-level area where nobody else is. */
async function fewAreHeard({ client }: House): Promise<void> {
  const department = DEPARTMENTS.find(({ area }) => area === '369900');
  if (department === undefined) throw new Error('nobody is in the zone');
  const events = [1, 2, 3].flatMap((n) =>
    servedAndRated(
      {
        ...{ areaCode: department.area, deptCode: department.code },
        ...{ taskCode: department.items[0] ?? '', projectNo: `FEW-${n}`, serviceNumber: '1' },
      },
      5,
    ).slice(0, n === 3 ? 1 : 2),
  );
  await client.deliver(events, () => undefined);
}
