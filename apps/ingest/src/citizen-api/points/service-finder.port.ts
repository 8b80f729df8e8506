import type { ServiceRow } from '#shared/contract/ledger.js';

/** What is asked of the ledger about a service that somebody wants to rate. */
export type FoundRow = Pick<
  ServiceRow,
  | '_id'
  | 'service'
  | 'source'
  | 'areaCode'
  | 'taskCode'
  | 'taskName'
  | 'servedAt'
  | 'revision'
  | 'withdrawn'
  | 'pointCode'
  | 'handlerCode'
  | 'subjectKind'
  | 'personal'
>;

export interface ServiceFinder {
  /**
   * The revisions of the services whose keys begin with one of these prefixes of cases, at most
   * some hundred. Throws `mongo-unavailable`.
   */
  ofCases(prefixes: readonly string[]): Promise<readonly FoundRow[]>;
}
