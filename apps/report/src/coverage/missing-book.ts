import { asOfFact, periodFact, periodName } from '../downloads/facts.js';
import type { Book, BookColumn, MethodLine } from '../downloads/xlsx/book.types.js';
import { onePiece } from '../downloads/xlsx/xlsx-stream.js';
import { missingRows, type MissingRow } from './missing-body.js';
import { HEARD_NAMES, MISSING_KIND_NAMES, type Missing } from './missing.types.js';

/** All who are missing as a workbook. `at` is when it is made, epoch milliseconds. */
export function missingBook(missing: Missing, asOf: Date | null, at: number): Book<MissingRow> {
  const { query, scope, registered, entries } = missing;
  const { kind, what, period } = query;
  const [who, which] = [MISSING_KIND_NAMES[kind], HEARD_NAMES[what]];
  return {
    title: `${scope.name}没有${which}的${who}（${periodName(period.name)}）`,
    sheet: `没有${which}的${who}`,
    facts: [
      periodFact(period),
      `${asOfFact(asOf)}　登记${who} ${registered} 个，其中没有${which}的 ${entries.length} 个`,
    ],
    columns: [...COLUMNS, { title: `最后${which}日`, kind: 'text', width: 14, cell: lastOf }, DAYS],
    pieces: onePiece(missingRows(missing)),
    method: methodOf(missing),
    at,
  };
}

const COLUMNS: readonly BookColumn<MissingRow>[] = [
  { title: '代码', kind: 'text', width: 22, cell: ({ code }) => code },
  { title: '名称', kind: 'text', width: 34, cell: ({ name }) => name },
  { title: '部门代码', kind: 'text', width: 22, cell: ({ deptCode }) => deptCode },
  { title: '部门', kind: 'text', width: 30, cell: ({ deptName }) => deptName },
  { title: '区划代码', kind: 'text', width: 14, cell: ({ areaCode }) => areaCode },
  { title: '区划', kind: 'text', width: 18, cell: ({ areaName }) => areaName },
];

const lastOf = ({ lastHeard }: MissingRow): string | null => lastHeard;
const DAYS: BookColumn<MissingRow> = {
  title: '已中断天数',
  kind: 'count',
  width: 12,
  cell: ({ silentDays }) => silentDays,
};

const methodOf = ({ query, lookedBackTo, today }: Missing): MethodLine[] => [
  ['登记', '统计期最后一天（本期未完取今天）有效的登记'],
  ['办件', '按办理时间；没有办件，就没有应评的服务'],
  ['评价', '本人作出的首次评价，按评价时间；系统默认评价和无办件评价不算'],
  ...(query.kind === 'source' ? [['系统', '按到达时间'] as const] : []),
  ['排列', '从未有过的在前，其次按最后一天由远到近'],
  ['已中断天数', `从最后一天到 ${today}`],
  ['为空', lookedBackTo === null ? '从未有过' : `${lookedBackTo} 以来没有；更早的没有查找`],
];
