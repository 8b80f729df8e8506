import { createHash } from 'node:crypto';
import type { Publication } from '#shared/contract/publication.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { asOfFact, momentText, periodFact, periodName } from '../facts.js';
import { excludedTable, loopTable, rankingTable, tagTable } from './bulletin-tables.js';
import type { Bulletin, BulletinSection } from './bulletin.types.js';
import { cellText, WITHHELD_TEXT } from './cell-text.js';
import { methodParagraphs } from './method-paragraphs.js';

/** The tables of a publication that a bulletin tells of. */
export interface BulletinRows {
  readonly areas: readonly Row<'areas'>[];
  readonly areaRankings: readonly Row<'area-rankings'>[];
  readonly departmentRankings: readonly Row<'department-rankings'>[];
  readonly tags: readonly Row<'tags'>[];
  readonly areaLoop: readonly Row<'area-loop'>[];
}

const MOST_TAGS = 15;

/**
 * A publication as 通报; `origin` is that of the public site, without a slash at its end. Every
 * number is one of the published ones.
 */
export function bulletinOf(publication: Publication, rows: BulletinRows, origin: string): Bulletin {
  const { manifest, manifestText } = publication;
  const province = rows.areas.find(({ level }) => level === 'province');
  const cities = new Set(
    rows.areas.filter(({ level }) => level === 'city').map(({ code }) => code),
  );
  const place = province?.name ?? '全省';
  return {
    title: `${place}政务服务“好差评”情况通报（${periodName(manifest.period)}）`,
    facts: factsOf(publication),
    sections: [
      {
        heading: `一、${place}总体情况`,
        paragraphs: overall(province),
      },
      ranking(
        '二、设区市排名',
        rows.areaRankings.filter(({ peers }) => peers === 'city'),
      ),
      ranking(
        '三、省直部门排名',
        rows.departmentRankings.filter(({ peers }) => peers === 'province'),
      ),
      complaints(rows.tags.filter(({ areaCode }) => areaCode === province?.code)),
      rectification(rows.areaLoop, province?.code, cities),
      exclusions(rows.areas, province, cities),
      { heading: '七、统计口径', paragraphs: methodParagraphs(manifest.policy) },
    ],
    address: `${origin}/publications/${manifest.number}`,
    digest: createHash('sha256').update(manifestText).digest('hex'),
    at: Date.parse(manifest.publishedAt),
  };
}

function factsOf({ manifest, correctedBy }: Publication): string[] {
  const { number, asOf, publishedAt, corrects } = manifest;
  return [
    `发布编号：第 ${number} 号　发布时间：${momentText(Date.parse(publishedAt))}（北京时间）`,
    periodFact({ name: manifest.period, first: manifest.first, last: manifest.last }),
    asOfFact(asOf === null ? null : new Date(asOf)),
    ...(corrects === null ? [] : [`本期更正第 ${corrects.number} 号：${corrects.reason}`]),
    ...(correctedBy === null ? [] : [`本期已由第 ${correctedBy} 号更正，以更正后的为准`]),
  ];
}

function overall(province: Row<'areas'> | undefined): string[] {
  if (province === undefined) return ['本期没有全省数据。'];
  const count = (column: 'due' | 'active' | 'valid' | 'good' | 'bad' | 'defaulted' | 'unrated') =>
    cellText(province, column, 'count');
  const rate = (
    column: 'activeRate' | 'goodRate' | 'goodRateLow' | 'goodRateHigh' | 'unratedRate',
  ) => cellText(province, column, 'rate');
  return [
    `应评服务 ${count('due')} 件，其中主动评价 ${count('active')} 件，主动评价率 ` +
      `${rate('activeRate')}（${count('active')} ÷ ${count('due')}）；系统默认评价 ` +
      `${count('defaulted')} 件，未评 ${count('unrated')} 件（其中评价期未到 ` +
      `${cellText(province, 'pending', 'count')} 件），未评率 ${rate('unratedRate')}。` +
      '默认评价和未评不计入好评率和得分。',
    `收到有效评价 ${count('valid')} 条，其中好评 ${count('good')} 条、差评 ${count('bad')} 条，` +
      `好评率 ${rate('goodRate')}（${count('good')} ÷ ${count('valid')}，95% 置信区间 ` +
      `${rate('goodRateLow')} 至 ${rate('goodRateHigh')}），满意度得分 ` +
      `${cellText(province, 'score', 'points')}。`,
  ];
}

const ranking = (heading: string, rows: Parameters<typeof rankingTable>[0]): BulletinSection =>
  rows.length === 0
    ? { heading, paragraphs: ['本期没有数据。'] }
    : { heading, paragraphs: [], table: rankingTable(rows) };

function complaints(tags: readonly Row<'tags'>[]): BulletinSection {
  const heading = '四、差评主要反映的问题';
  const told = tags
    .filter(({ kind, count }) => kind === 'complaint' && count !== null)
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.tag < b.tag ? -1 : 1))
    .slice(0, MOST_TAGS);
  return told.length === 0
    ? { heading, paragraphs: ['本期没有可以公布的差评标签。'] }
    : { heading, paragraphs: ['按评价人所选标签的次数，多选分别计。'], table: tagTable(told) };
}

function rectification(
  loop: readonly Row<'area-loop'>[],
  province: string | undefined,
  cities: ReadonlySet<string>,
): BulletinSection {
  const whole = loop.find(({ code }) => code === province);
  const of = (column: 'opened' | 'closed' | 'late' | 'upheld' | 'rectified' | 'rectifiable') =>
    cellText(whole, column, 'count');
  return {
    heading: '五、差评整改情况',
    paragraphs: [
      `本期差评立案 ${of('opened')} 件，办结 ${of('closed')} 件，超期 ${of('late')} 件；查实 ` +
        `${of('upheld')} 件，已整改 ${of('rectified')} 件，整改率 ` +
        `${cellText(whole, 'rectifiedRate', 'rate')}，按期整改率 ` +
        `${cellText(whole, 'rectifiedInTimeRate', 'rate')}。`,
    ],
    table: loopTable(loop.filter(({ code }) => cities.has(code))),
  };
}

function exclusions(
  areas: readonly Row<'areas'>[],
  province: Row<'areas'> | undefined,
  cities: ReadonlySet<string>,
): BulletinSection {
  return {
    heading: '六、不计入统计的评价',
    paragraphs: [
      `经两人认定为误评或恶意差评、不计入统计的首次评价全省共 ` +
        `${cellText(province, 'excluded', 'count')} 条。“${WITHHELD_TEXT}”为数量过少、不予公布。`,
    ],
    table: excludedTable(areas.filter(({ code }) => cities.has(code))),
  };
}
