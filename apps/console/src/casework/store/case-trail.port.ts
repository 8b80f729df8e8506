import type { CaseHistoryDoc, OutboxDoc } from '#shared/contract/case-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What the steps of cases leave behind; written in the transaction of the step. */
export abstract class CaseTrail {
  abstract addHistory(tx: Tx, row: CaseHistoryDoc): Promise<void>;
  /** Steps above a revision, oldest first. */
  abstract historyAfter(code: string, revision: number, tx?: Tx): Promise<CaseHistoryDoc[]>;
  abstract addToOutbox(tx: Tx, row: OutboxDoc): Promise<void>;
}
