import type { HistoryEntry, Notice } from '../domain/casework/case-effect.js';
import type { CaseFile } from '../domain/casework/case-file.js';
import type { DueState } from '../domain/casework/case-clock.js';
import type { CaseStepName } from '../domain/public-steps.js';
import type { Scope } from '../domain/casework/access-policy.js';
import type { Sealed } from './sealed.js';
import type { CaseDoc } from './storage.js';

/** What of a file lies in the document itself, where the aggregator writes it too. */
export type OpenedFields =
  'id' | 'kind' | 'areaCode' | 'deptCode' | 'openedAt' | 'state' | 'ratings' | 'reopenings';

/** The rest of a file, as the domain has it: times are epoch milliseconds. */
export type StoredFile = Omit<CaseFile, OpenedFields>;

/** Stands for no moment: sorts behind all others. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

/** How the clock of a case stands, whatever the present: with the two moments it gives a DueState. */
export type Standing = Exclude<DueState, 'due-soon' | 'late'>;

/** What lists and workers look for; made anew with every step. */
export interface CaseListing {
  /** Names the case in addresses and in the audit chain: `caseCode` of its key. */
  readonly code: string;
  /** 办件编号, or the number of the visit. */
  readonly number: string;
  /** Codes of its area and of all above it, from itself up to the province. */
  readonly areas: readonly string[];
  /** The department that works on it. */
  readonly unit?: string | undefined;
  readonly standing: Standing;
  /** `NEVER` where the clock gives no moment. */
  readonly dueAt: Date;
  readonly soonAt: Date;
  /** The round (`reopenings`) that was routed last. */
  readonly routed: number;
  /** Up to when its reminders were sent, and when the next one falls due. */
  readonly reminded: Date;
  readonly remindAt: Date;
}

/** A step that the citizen's receipt may show. */
export interface PublicStepRow {
  readonly name: CaseStepName;
  readonly at: Date;
}

/** `cases` as console works on it; what the aggregator opened has neither of these fields. */
export interface WorkedCaseDoc extends CaseDoc {
  readonly file?: StoredFile;
  readonly listing?: CaseListing;
  readonly publicSteps?: readonly PublicStepRow[];
}

/** `case_history`, `_id` = `<code>|<revision>`: one row for each step. */
export interface CaseHistoryDoc extends Omit<HistoryEntry, 'fields' | 'at'> {
  readonly _id: string;
  readonly code: string;
  readonly at: Date;
  /** The step's fields as JSON: they hold people's own words. */
  readonly fields?: Sealed;
}

/** `notices`, `_id` = `<code>|<key>`: what people are told of a case, each once. */
export interface NoticeDoc {
  readonly _id: string;
  readonly case: string;
  readonly name: Notice['name'] | 'half' | 'one-day-left' | 'late';
  readonly at: Date;
  readonly to: readonly (Scope | { readonly kind: 'person'; readonly code: string })[];
}

/** `outbox`, `_id` = the decision's id: what has to go to the topic, written with what decided it. */
export interface OutboxDoc {
  readonly _id: string;
  readonly type: 'decision';
  /** Key of the record: the department. */
  readonly key: string;
  /** The value of the record. */
  readonly value: string;
  readonly at: Date;
  readonly state: 'waiting' | 'sent';
  readonly sentAt?: Date;
}

/** `leases`, `_id` = the name of the work: who does it, and until when that is believed. */
export interface LeaseDoc {
  readonly _id: string;
  readonly owner: string;
  readonly until: Date;
}
