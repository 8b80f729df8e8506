import type { Publication } from '#shared/contract/publication.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { bulletinOf, type BulletinRows } from './bulletin-content.js';

const manifest = {
  ...{ number: 12, period: '2026-10', first: '2026-10-01', last: '2026-10-31', asOf: null },
  publishedAt: '2026-11-03T01:00:00.000Z',
  corrects: { number: 11, reason: '迟到的数据' },
  policy: {
    ...{ version: 'v', officialIndicator: 'score', weights: [0, 30, 60, 80, 100] },
    ...{ minimumSample: 30, windowDays: 5, smallCell: 5 },
  },
};
const publication = { manifest, manifestText: '{}', correctedBy: 13 } as unknown as Publication;
const NOTHING: BulletinRows = {
  ...{ areas: [], areaRankings: [], departmentRankings: [], tags: [], areaLoop: [] },
};
const bulletin = (rows: Partial<BulletinRows> = {}) =>
  bulletinOf(publication, { ...NOTHING, ...rows }, 'https://site.example');

it('a bulletin names its number, its period, what it corrects and what corrects it', () => {
  const { title, facts, address, digest } = bulletin();
  expect(title).toContain('2026年10月');
  expect(facts.join('\n')).toMatch(/第 12 号[\s\S]*更正第 11 号：迟到的数据[\s\S]*由第 13 号更正/);
  expect(address).toBe('https://site.example/publications/12');
  expect(digest).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

it('a publication without figures says so, and shows no zero', () => {
  const text = JSON.stringify(bulletin().sections);
  expect(text).toContain('本期没有全省数据');
  expect(text).not.toMatch(/\D0(\.00)?%| 0 件| 0 条/);
});

it('of tags only complaints that may be told are listed, the most frequent first', () => {
  const tag = (name: string, count: number | null, kind = 'complaint') =>
    ({ areaCode: '36', tag: name, tagName: name, kind, level: 1, count }) as Row<'tags'>;
  const areas = [{ code: '36', name: '省', level: 'province' } as Row<'areas'>];
  const tags = [tag('少', 7), tag('多', 90), tag('藏', null), tag('好', 99, 'praise')];
  const { sections } = bulletin({ areas, tags });
  expect(sections[3]?.table?.rows).toEqual([
    ['多', '90'],
    ['少', '7'],
  ]);
});
