import { numberText, type CsvCell } from '#shared/csv/csv-out.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { eventNameOf, OUTCOMES, type Outcome } from './outcome.js';

/** The columns of a statement; their order is part of the interface. */
export const STATEMENT_HEADER = [
  '类型 kind',
  '部门代码 deptCode',
  '编号空间 space',
  '办件编号 projectNo',
  '服务次序 serviceNumber',
  '评价次序或版本 assessNumber/revision',
  '默认评价 isDefault',
  'webhook-id',
  '到达时间 receivedAt',
  '送达 sent',
  '入账 ledger',
  '重复 duplicate',
  '隔离 quarantined',
  '原因 reason',
  '字段 field',
] as const;

const TOTAL = '合计 total';

/** An event: what it was, when it came, and a 1 under what became of it. */
export const outcomeCells = (one: Outcome): CsvCell[] => [
  ...nameCells(one.key),
  one.webhookId,
  chinaTime(one.receivedAt.getTime()),
  1,
  ...OUTCOMES.map((outcome) => (outcome === one.outcome ? 1 : 0)),
  one.reason,
  one.field,
];

/** What could not be read has no name. */
function nameCells(key: string | undefined): CsvCell[] {
  if (key === undefined) return empty(7);
  const name = eventNameOf(key);
  const { kind, deptCode, space, projectNo, serviceNumber } = name;
  const texts = [deptCode, space, projectNo, serviceNumber].map(numberText);
  return kind === 'service'
    ? [kind, ...texts, name.revision, undefined]
    : [kind, ...texts, name.assessNumber, name.isDefault ? 1 : 0];
}

/** How many events became what. */
export class StatementTotals {
  private readonly n = new Map<Outcome['outcome'], number>();

  add(outcomes: readonly Outcome[]): void {
    for (const { outcome } of outcomes) this.n.set(outcome, (this.n.get(outcome) ?? 0) + 1);
  }

  /** The last line; in the column of arrival up to when everything that arrived is counted. */
  cells(countedTo: Date | null): CsvCell[] {
    const sums = OUTCOMES.map((outcome) => this.n.get(outcome) ?? 0);
    const sent = sums.reduce((sum, one) => sum + one, 0);
    const until = countedTo === null ? undefined : chinaTime(countedTo.getTime());
    return [TOTAL, ...empty(7), until, sent, ...sums, ...empty(2)];
  }
}

const empty = (cells: number): undefined[] => Array.from({ length: cells }, () => undefined);
