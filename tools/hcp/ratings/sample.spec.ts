import { readFile } from 'node:fs/promises';
import { RATING_RULES } from '#shared/contract/event-rules.js';
import { judgeOf } from '#shared/contract/judge.js';
import { RatingInput } from '#shared/contract/rating.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { buildRegistry } from '../../demo/registry/build-registry.js';
import { PROVINCIAL } from '../../demo/registry/sources.js';
import { readExport } from './read-export.js';

describe('docs/samples/hotline-ratings.csv', () => {
  it('is an export whose every rating fits the contract and the simulated province', async () => {
    const read = readExport(await readFile('docs/samples/hotline-ratings.csv'), { channel: 6 });
    if ('faults' in read) throw new Error(read.faults.join());
    expect({ bad: read.bad, unread: read.header.unread }).toEqual({ bad: [], unread: [] });
    const registry = buildRegistry();
    const spaces = registry.sources.find(({ code }) => code === PROVINCIAL.hotline)?.spaces;
    const judge = judgeOf(RatingInput, RATING_RULES);
    expect(read.events).toHaveLength(5);
    for (const { json } of read.events) {
      const rating = JSON.parse(json) as RatingInput;
      expect(judge(rating, { arrivedAt: Date.now(), tags: NATIONAL_TAGS })).toBeUndefined();
      const item = registry.items.find(({ taskCode }) => taskCode === rating.taskCode);
      const department = registry.departments.find(({ code }) => code === item?.deptCode);
      expect(department).toMatchObject({ code: rating.deptCode, areaCode: rating.areaCode });
      expect(spaces).toContain(rating.space);
    }
  });
});
