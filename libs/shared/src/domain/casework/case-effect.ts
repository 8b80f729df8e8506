import type { CaseState } from '../case.js';
import type { CaseStepName } from '../public-steps.js';
import type { CaseActionName } from './case-actions.js';
import type { NoticeName, Recipient } from './case-notice.js';

/** A line of the case's history. Its fields hold the unit's own words, which nobody else is shown. */
export interface HistoryEntry {
  /** The case's revision after the step. */
  readonly revision: number;
  readonly action: CaseActionName;
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: CaseState;
  readonly to: CaseState;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Notice {
  readonly name: NoticeName;
  readonly to: readonly Recipient[];
  /** Unique within the case; a notice is sent once under its key. */
  readonly key: string;
}

/** What goes to the topic as a `decision` event; `by` and `approvedBy` are the two who decided. */
export interface CaseDecision {
  readonly id: string;
  readonly ratingKey: string;
  readonly action: 'exclude' | 'restore';
  readonly seq: number;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
}

/** What a step starts, beside the case itself. */
export type CaseEffect =
  | { readonly type: 'history'; readonly entry: HistoryEntry }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'decision'; readonly decision: CaseDecision }
  | { readonly type: 'public-step'; readonly name: CaseStepName; readonly at: number };
