import type { HistoryEntry, Notice } from '../domain/casework/case-effect.js';
import type { CaseFile } from '../domain/casework/case-file.js';
import type { DueState } from '../domain/casework/case-clock.js';
import type { CaseStepName } from '../domain/public-steps.js';
import type { Addressee } from '../domain/casework/case-turn.js';
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
  /** Who has the next step: `addressKey` of each. */
  readonly turn: readonly string[];
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

/** What somebody wrote into the form of a case that he entered. */
export interface EnteredCase {
  /** The id of an account. */
  readonly by: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The personal fields as one JSON object. */
  readonly personal?: Sealed;
  /** Keyed hash of the phone number, if one was left: somebody can be called. */
  readonly phoneHash?: string;
}

/** What a ciphertext of an entered case is bound to. */
export const enteredContext = (key: string): string => `case-entered\n${key}`;

/** `cases` as console works on it; what the aggregator opened has none of these fields. */
export interface WorkedCaseDoc extends CaseDoc {
  readonly entered?: EnteredCase;
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
  readonly to: readonly Addressee[];
  /** The case's area and all above it: webhooks are set up for areas. */
  readonly areas: readonly string[];
  /** When it was written down; it is kept for 90 days after. */
  readonly toldAt: Date;
  /** Ids of the accounts that have read it. */
  readonly readBy?: readonly string[];
}

/** `webhooks`, `_id` = a random id: where notices about the cases of an area are sent. */
export interface WebhookDoc {
  readonly _id: string;
  readonly area: string;
  /** The area and all above it. */
  readonly areas: readonly string[];
  readonly url: string;
  readonly signature: WebhookSignature;
  readonly secret: Sealed;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** HMAC-SHA256 as Standard Webhooks has it, or the same over SM3. */
export const WEBHOOK_SIGNATURES = ['v1', 'v1sm3'] as const;
export type WebhookSignature = (typeof WEBHOOK_SIGNATURES)[number];

/** `webhook_deliveries`, `_id` = the header `webhook-id`: the same however often it is sent. */
export interface WebhookDeliveryDoc {
  readonly _id: string;
  readonly webhook: string;
  /** What is sent, as JSON; nothing personal stands in it. */
  readonly body: string;
  readonly at: Date;
  readonly state: 'waiting' | 'sent' | 'dead';
  readonly attempts: number;
  readonly nextAt: Date;
  /** Why the last attempt failed: a status, or what was wrong with the connection. */
  readonly fault?: string;
  readonly endedAt?: Date;
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
