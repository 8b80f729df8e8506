import type { CaseHistoryDoc, NoticeDoc, OutboxDoc } from '#shared/contract/case-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What the steps of cases leave behind; written in the transaction of the step. */
export abstract class CaseTrail {
  abstract addHistory(tx: Tx, row: CaseHistoryDoc): Promise<void>;
  /** Steps above a revision, oldest first. */
  abstract historyAfter(code: string, revision: number, tx?: Tx): Promise<CaseHistoryDoc[]>;
  /** What was told under its id stays told. */
  abstract addNotice(tx: Tx, notice: NoticeDoc): Promise<void>;
  abstract addToOutbox(tx: Tx, row: OutboxDoc): Promise<void>;
}
