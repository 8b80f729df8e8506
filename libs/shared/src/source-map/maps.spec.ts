import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compileMap, type Mapped } from '../contract/source-map/compile-map.js';
import { RATING_RULES, SERVICE_RULES } from '../contract/event-rules.js';
import { judgeOf } from '../contract/judge.js';
import { RatingInput } from '../contract/rating.js';
import { ServiceInput } from '../contract/service-record.js';
import type { MappedKind } from '../contract/source-map/target.js';
import { NATIONAL_TAGS } from '../domain/tag-catalogue.js';
import { isMapFaults, readMapFile } from './map-file.js';

const MAPS = join(import.meta.dirname, '../../../../maps');
const context = { arrivedAt: Date.parse('2026-11-25T00:00:00Z'), tags: NATIONAL_TAGS };
const judges = {
  rating: judgeOf(RatingInput, RATING_RULES),
  service: judgeOf(ServiceInput, SERVICE_RULES),
};

async function mapped(source: string, sample: string, kind: MappedKind): Promise<Mapped[]> {
  const read = await readMapFile(join(MAPS, `${source}.yaml`));
  const map = isMapFaults(read) ? undefined : read[kind];
  if (map === undefined) throw new Error(`no ${kind} in ${source}: ${JSON.stringify(read)}`);
  const compiled = compileMap(map);
  const records = compiled.read(await readFile(join(MAPS, 'samples', sample)));
  if ('detail' in records) throw new Error(records.detail);
  return records.map(compiled.apply);
}

/** The events, each of which the contract takes. */
const good = (kind: MappedKind, all: readonly Mapped[]) =>
  all.flatMap((one) => {
    if (!('event' in one)) return [];
    expect(judges[kind](one.event, context)).toBeUndefined();
    return [one.event];
  });

describe('the maps that come with the system', () => {
  it('are all without faults', async () => {
    for (const file of await readdir(MAPS)) {
      if (!file.endsWith('.yaml')) continue;
      expect([file, isMapFaults(await readMapFile(join(MAPS, file)))]).toEqual([file, false]);
    }
  });

  it('make contract events of what platform A sends, and no praise of its silence', async () => {
    const ratings = good('rating', await mapped('provincial-a', 'provincial-a.json', 'rating'));
    expect(ratings).toHaveLength(3);
    expect(ratings[0]).toEqual({
      areaCode: '360102',
      deptCode: '11360102014501234L',
      taskCode: '11360102014501234L4000109001000',
      projectNo: '3601020109260312000017',
      serviceNumber: '1',
      assessNumber: 1,
      satisfaction: 5,
      pf: 4,
      assessTime: '2026-03-12T10:21:33+08:00',
      evalDetail: ['510', '517'],
      writingEvaluation: '很快就办好了，窗口人员很耐心',
      userName: '王小明',
      userProp: '1',
      certKey: '360102199003078518',
    });
    expect(ratings.map(({ pf, isDefault }) => [pf, isDefault])).toEqual([
      [4, undefined],
      [1, true],
      [7, undefined],
    ]);
    const services = good('service', await mapped('provincial-a', 'provincial-a.json', 'service'));
    expect(
      services.map((one) => [one['promiseKind'], one['revision'], one['serviceTime']]),
    ).toEqual([
      ['instant', 3, '2026-03-12T10:05:02+08:00'],
      ['instant', 3, '2026-03-12T10:05:02+08:00'],
      ['promise', 2, '2026-03-12T15:30:00+08:00'],
    ]);
  });

  it('make contract events of what platform B sends under params', async () => {
    const ratings = good('rating', await mapped('provincial-b', 'provincial-b.json', 'rating'));
    expect(
      ratings.map((one) => [one['assessNumber'], one['isDefault'], one['assessTime']]),
    ).toEqual([
      [1, false, '2026-04-01T16:40:00+08:00'],
      [1, true, '2026-04-06T09:12:00+08:00'],
      [2, false, '2026-04-10T11:03:00+08:00'],
    ]);
    expect(ratings[2]).toMatchObject({ satisfaction: 2, evalDetail: ['209', '213'] });
    const services = good('service', await mapped('provincial-b', 'provincial-b.json', 'service'));
    expect(services.map(({ promiseKind }) => promiseKind)).toEqual(Array(3).fill('instant'));
  });

  it('make contract events of the buttons of a hall, in GBK, from JSON in a form', async () => {
    const all = await mapped('hall-buttons', 'hall-buttons.form', 'rating');
    expect(all[4]).toEqual({ skipped: true });
    const ratings = good('rating', all);
    expect(ratings.map(({ satisfaction, isDefault }) => [satisfaction, isDefault])).toEqual([
      [5, undefined],
      [1, undefined],
      [2, undefined],
      [3, true],
    ]);
    expect(ratings[0]).toEqual({
      areaCode: '360102',
      deptCode: '11360102014501234L',
      taskCode: '11360102014501234L4000109001000',
      projectNo: 'GA-20260312-0007',
      serviceNumber: '1',
      assessNumber: 1,
      satisfaction: 5,
      pf: 5,
      assessTime: '2026-03-12T10:21:33+08:00',
      evalDetail: ['510'],
      writingEvaluation: '窗口人员很耐心',
      pointCode: 'DH-W01',
    });
    expect(ratings[1]).toMatchObject({ assessTime: '2026-03-12T09:05:00+08:00' });
    expect(ratings[1]).not.toHaveProperty('writingEvaluation');
    expect(ratings[2]).toMatchObject({ serviceNumber: '2' });
  });
});
