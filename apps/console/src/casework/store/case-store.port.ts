import type { CaseListing, PublicStepRow, WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { CaseFile, CaseKindName, Scope } from '#shared/domain/casework/casework.js';
import type { CaseState } from '#shared/domain/case.js';
import type { DueState } from '#shared/domain/casework/case-clock.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { SeenCase } from './case-form.js';

/** Which cases are asked for; all conditions hold at once. */
export interface CaseSelection {
  /** Only those that lie in one of these. */
  readonly scopes: readonly Scope[];
  readonly state?: readonly CaseState[] | undefined;
  /** Those whose next step is for one of these addresses, and not for somebody else than the person. */
  readonly turn?: { readonly keys: readonly string[]; readonly person: string } | undefined;
  readonly due?: DueState | undefined;
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  readonly kind?: CaseKindName | undefined;
  /** Opened at this moment or later, epoch milliseconds. */
  readonly openedFrom?: number | undefined;
  readonly openedBefore?: number | undefined;
  /** Begins the number of the case. */
  readonly number?: string | undefined;
  /** What is late is told by it, epoch milliseconds. */
  readonly now: number;
}

/** A page of a selection. */
export interface CaseQuery extends CaseSelection {
  /** Behind the case that is due at this moment and has this code. */
  readonly after?: TimeCursor | undefined;
  readonly limit: number;
}

/** A case as it shall be written. */
export interface CaseWrite {
  readonly file: CaseFile;
  readonly listing: CaseListing;
  readonly publicSteps: readonly PublicStepRow[];
}

/** Where cases are kept; an abstract class, to be asked for by type. */
export abstract class CaseStore {
  abstract byCode(code: string, tx?: Tx): Promise<SeenCase | undefined>;
  abstract byKey(key: string, tx: Tx): Promise<WorkedCaseDoc | undefined>;
  /** By due time, what has none last, then by code. */
  abstract page(query: CaseQuery): Promise<SeenCase[]>;
  abstract count(selection: CaseSelection): Promise<number>;
  /** Puts a case there that somebody entered. */
  abstract insert(tx: Tx, doc: SeenCase): Promise<void>;
  /**
   * False, and nothing is written, when the case is not any more what was read: its revision, its
   * ratings, or how often it was opened again.
   */
  abstract write(tx: Tx, before: WorkedCaseDoc, after: CaseWrite): Promise<boolean>;
  /** Codes of open cases whose next step is one person's. */
  abstract assignedTo(tx: Tx, person: string): Promise<string[]>;
  /** Keys of cases that wait for an assignment and were not routed in their round. */
  abstract unrouted(limit: number): Promise<string[]>;
  /** Codes of cases that have a reminder due by a moment (epoch milliseconds). */
  abstract remindable(now: number, limit: number): Promise<string[]>;
  /**
   * Lets the clock look again at what waits for the calendar, which may reach further now, or at all
   * that is open, since days of it may be others.
   */
  abstract lookAgainAtCalendar(which: 'waiting' | 'all'): Promise<void>;
}
