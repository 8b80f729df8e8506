import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { CitizenRequestDoc } from '#shared/contract/citizen-storage.js';
import type { DecisionRow, RatingRow } from '#shared/contract/ledger.js';

/** What is stored about what became of the ratings of one service. */
export interface ReceiptFacts {
  /** The chosen ratings that the ledger has. */
  readonly ratings: readonly Pick<
    RatingRow,
    '_id' | 'round' | 'level' | 'ratedAt' | 'receivedAt'
  >[];
  /** In the order of `seq` for each rating. */
  readonly decisions: readonly Pick<DecisionRow, 'ratingKey' | 'action' | 'seq' | 'decidedAt'>[];
  /** Without `publicSteps` while nobody has worked on it. */
  readonly case?: Pick<WorkedCaseDoc, 'state' | 'openedAt' | 'publicSteps'> | undefined;
  readonly requests: readonly (Pick<
    CitizenRequestDoc,
    'kind' | 'ratingKey' | 'decisionSeq' | 'askedAt' | 'state'
  > & {
    /** Absent while nobody has decided it; by whom and why is not for the receipt. */
    readonly decision?: { readonly at: Date };
  })[];
}

/** Where the facts lie, and where requests are put. Both throw `mongo-unavailable`. */
export interface ReceiptStore {
  factsOf(service: string): Promise<ReceiptFacts>;
  /** Stores a request unless one with its id is there. */
  request(request: CitizenRequestDoc): Promise<void>;
}
