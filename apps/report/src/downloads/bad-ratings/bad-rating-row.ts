import { CASE_KINDS, STATE_PLACES, type RevisitOutcome } from '#shared/domain/casework/casework.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { CHANNEL_NAMES } from '#shared/domain/channel.js';
import { LEVEL_NAMES, type Level } from '#shared/domain/level.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import { codeAndName, moment } from '../../exports/export-columns.js';
import { OUTCOMES } from '../../exports/case-columns.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { BadRating } from './bad-rating.port.js';

/** Stands for words that were written and are not shown. */
const MASKED = '***';

interface Named {
  readonly code: string | null;
  readonly name: string | null;
}

/** A line of the list: nothing in it tells whose rating it is. */
export interface BadRatingRow {
  readonly area: Named;
  readonly department: Named;
  readonly item: Named;
  readonly point: Named;
  /** The hour could be remembered at the counter. */
  readonly ratedOn: Day;
  readonly round: 1 | 2;
  readonly level: Level;
  readonly handlerLevel: Level | null;
  readonly channel: string;
  readonly tags: readonly string[];
  readonly words: string | null;
  readonly counted: boolean;
  readonly state: string | null;
  readonly unit: string | null;
  readonly finding: string | null;
  /** `2026-11-22 09:00:00` of China. */
  readonly rectifiedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly revisited: string | null;
  readonly falsified: boolean | null;
  readonly reopenings: number | null;
}

/** Writes lines of the list by a registry. */
export function badRatingRows(
  view: RegistryDay,
  tags: TagCatalogue,
): (one: BadRating) => BadRatingRow {
  const named =
    (nameOf: (code: string) => string | undefined) =>
    (wanted: string | undefined): Named => {
      const { code = null, name = null } = codeAndName(nameOf)(wanted);
      return { code, name };
    };
  const area = named((code) => view.areas.get(code)?.name);
  const department = named((code) => view.departments.get(code)?.name);
  const item = named((code) => view.item(code)?.name);
  const point = named((code) => view.point(code)?.name);
  return ({ rating, case: one }) => {
    const file = one?.file;
    const at = (mark: 'rectified' | 'answered' | 'closed') => moment(file?.marks[mark]) ?? null;
    const found = file?.finding;
    return {
      area: area(rating.areaCode),
      department: department(rating.deptCode),
      item: item(rating.taskCode),
      point: point(rating.pointCode),
      ratedOn: chinaDay(rating.ratedAt.getTime()),
      round: rating.round,
      level: rating.level,
      handlerLevel: rating.handlerLevel ?? null,
      channel: CHANNEL_NAMES[rating.channel],
      tags: (rating.tags ?? []).map((code) => tags.get(code)?.name ?? code),
      words: rating.personal.includes('writingEvaluation') ? MASKED : null,
      counted: !rating.excluded,
      state: one === undefined ? null : STATE_PLACES[one.state].name,
      unit: department(file?.unit).name,
      finding: found === undefined ? null : (CASE_KINDS['bad-rating'].findings[found] ?? null),
      rectifiedAt: at('rectified'),
      answeredAt: at('answered'),
      closedAt: at('closed'),
      revisited: outcomeName(file?.revisits.outcome),
      falsified: file?.falsified ?? null,
      reopenings: one?.reopenings ?? null,
    };
  };
}

const outcomeName = (outcome: RevisitOutcome | undefined): string | null =>
  outcome === undefined ? null : OUTCOMES[outcome];

const yesNo = (value: boolean | null): string | null =>
  value === null ? null : value ? '是' : '否';

/** The columns of the list as a table. */
export const BAD_RATING_COLUMNS = [
  ['地区代码', ({ area }) => area.code],
  ['地区', ({ area }) => area.name],
  ['部门代码', ({ department }) => department.code],
  ['部门', ({ department }) => department.name],
  ['事项代码', ({ item }) => item.code],
  ['事项', ({ item }) => item.name],
  ['服务点代码', ({ point }) => point.code],
  ['服务点', ({ point }) => point.name],
  ['评价日期', ({ ratedOn }) => ratedOn],
  ['评价次序', ({ round }) => (round === 1 ? '首评' : '追评')],
  ['评价', ({ level }) => LEVEL_NAMES[level]],
  ['对工作人员', ({ handlerLevel }) => (handlerLevel === null ? null : LEVEL_NAMES[handlerLevel])],
  ['渠道', ({ channel }) => channel],
  ['标签', ({ tags }) => tags.join('；')],
  ['文字评价', ({ words }) => words],
  ['计入统计', ({ counted }) => yesNo(counted)],
  ['案件状态', ({ state }) => state],
  ['承办单位', ({ unit }) => unit],
  ['核实结论', ({ finding }) => finding],
  ['整改时间', ({ rectifiedAt }) => rectifiedAt],
  ['反馈时间', ({ answeredAt }) => answeredAt],
  ['办结时间', ({ closedAt }) => closedAt],
  ['回访结果', ({ revisited }) => revisited],
  ['整改不实', ({ falsified }) => yesNo(falsified)],
  ['重新打开次数', ({ reopenings }) => reopenings],
] as const satisfies readonly (readonly [string, (row: BadRatingRow) => string | number | null])[];
