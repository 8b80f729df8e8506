import {
  CASE_KINDS,
  DUE_STATE_NAMES,
  excludedRatings,
  readClock,
  STATE_PLACES,
  type CaseKind,
  type RevisitOutcome,
} from '#shared/domain/casework/casework.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { ExportedCase } from './export-reader.port.js';
import { codeAndName, moment, yesNo, type Columns } from './export-columns.js';

export interface CaseColumnsBasis {
  readonly view: RegistryDay;
  readonly calendar: WorkCalendar;
  /** By it something is late, epoch milliseconds. */
  readonly now: number;
}

/** What a 回访 came to. */
export const OUTCOMES: Readonly<Record<RevisitOutcome, string>> = {
  satisfied: '满意',
  unsatisfied: '不满意',
  unreached: '未联系上',
};

/** The columns of a case; empty where console has not seen it yet. */
export const caseColumns = ({ view, calendar, now }: CaseColumnsBasis): Columns<ExportedCase> => {
  const area = codeAndName((code) => view.areas.get(code)?.name);
  const department = codeAndName((code) => view.departments.get(code)?.name);
  const clockOf = ({ file }: ExportedCase) =>
    file && readClock({ clock: { term: file.clock.term, past: [] } }, calendar, now);
  const unitOf = ({ file }: ExportedCase) => file?.unit;
  const markOf = (name: keyof NonNullable<ExportedCase['file']>['marks']) => (one: ExportedCase) =>
    moment(one.file?.marks[name]);
  return [
    ['案件', ({ listing }) => listing?.code],
    ['类别', ({ kind }) => CASE_KINDS[kind].name],
    ['办件编号', ({ listing }) => listing?.number],
    ['地区代码', ({ areaCode }) => area(areaCode).code],
    ['地区', ({ areaCode }) => area(areaCode).name],
    ['涉及部门代码', ({ deptCode }) => department(deptCode).code],
    ['涉及部门', ({ deptCode }) => department(deptCode).name],
    ['承办单位代码', (one) => department(unitOf(one)).code],
    ['承办单位', (one) => department(unitOf(one)).name],
    ['状态', ({ state }) => STATE_PLACES[state].name],
    ['立案时间', ({ openedAt }) => moment(openedAt.getTime())],
    ['核实结论', ({ kind, file }) => findingName(CASE_KINDS[kind], file?.finding)],
    ['时限', (one) => nameOfDue(clockOf(one)?.dueState)],
    ['到期时间', (one) => moment(clockOf(one)?.dueAt ?? undefined)],
    ['重新打开次数', ({ reopenings }) => reopenings],
    ['评价数', ({ ratings }) => ratings.length],
    ['不计入评价数', ({ file }) => file && excludedRatings(file).size],
    ['实名', ({ file }) => yesNo(file?.realName)],
    ['回访结果', ({ file }) => nameOfOutcome(file?.revisits.outcome)],
    ['督办次数', ({ file }) => file?.supervised],
    ['整改不实', ({ file }) => yesNo(file?.falsified)],
    ['转办时间', markOf('assigned')],
    ['签收时间', markOf('received')],
    ['核实时间', markOf('verified')],
    ['整改时间', markOf('rectified')],
    ['反馈时间', markOf('answered')],
    ['办结时间', markOf('closed')],
  ];
};

const findingName = (kind: CaseKind, finding: keyof CaseKind['findings'] | undefined) =>
  finding === undefined ? undefined : kind.findings[finding];
const nameOfDue = (due: keyof typeof DUE_STATE_NAMES | undefined) =>
  due === undefined ? undefined : DUE_STATE_NAMES[due];
const nameOfOutcome = (outcome: RevisitOutcome | undefined) =>
  outcome === undefined ? undefined : OUTCOMES[outcome];
