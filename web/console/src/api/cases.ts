import type { CaseState } from '#shared/domain/case.js';
import type { CaseActionName } from '#shared/domain/casework/case-actions.js';
import type { DueState } from '#shared/domain/casework/case-clock.js';
import type { Ask } from '#shared/domain/casework/case-file.js';
import type { CaseKindName } from '#shared/domain/casework/case-kinds.js';
import type { Finding } from '#shared/domain/casework/finding.js';
import type { Channel } from '#shared/domain/channel.js';
import type { Level } from '#shared/domain/level.js';
import { api, type Query } from './http';

/** A case in a list; times are ISO 8601 with China's offset. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly kind: CaseKindName;
  readonly state: CaseState;
  readonly area: string;
  readonly department: string | null;
  /** Of a case that was entered by hand. */
  readonly title: string | null;
  readonly unit: string | null;
  readonly openedAt: string;
  readonly dueState: DueState;
  readonly dueAt: string | null;
  readonly ratings: number;
  readonly reopenings: number;
  readonly supervised: number;
  readonly revision: number;
}

/** Numbers beside ready selections of the list. */
export interface CaseCounts {
  readonly mine?: number;
  readonly open?: number;
  readonly soon?: number;
  readonly late?: number;
  readonly closed?: number;
  readonly all?: number;
}

export interface CasePage {
  readonly cases: readonly CaseRow[];
  readonly next: string | null;
}

/** Who did what to a case. */
export interface Change {
  readonly revision: number;
  readonly action: CaseActionName;
  readonly actionName: string;
  readonly by: string;
  readonly byName: string | null;
  readonly from: CaseState;
  readonly to: CaseState;
  readonly at: string;
}

/** `fields` is null for those who only read. */
export interface HistoryStep extends Change {
  readonly fields: Readonly<Record<string, unknown>> | null;
}

/** A rating behind a case; it says nothing of who gave it. */
export interface CaseRating {
  readonly key: string;
  readonly round: 1 | 2;
  readonly level: Level;
  readonly handlerLevel: Level | null;
  readonly channel: Channel;
  readonly tags: readonly string[];
  /** Numbers masked; null for those who may not act. */
  readonly words: string | null;
  readonly point: string | null;
  readonly ratedAt: string;
  readonly excluded: boolean;
}

/** What two people are asked to decide. */
export interface MotionView {
  readonly action: 'exclude' | 'restore';
  readonly ratings: readonly string[];
  readonly again: boolean;
  readonly raisedBy: string;
  readonly firstBy: string | null;
}

/** What somebody entered; names and numbers are masked. */
export interface EnteredForm {
  readonly by: string;
  readonly byName: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CaseDetail extends CaseRow {
  readonly finding: Finding | null;
  /** Null for bad ratings. */
  readonly entered: EnteredForm | null;
  readonly complex: boolean;
  readonly asked: Ask | null;
  readonly returns: number;
  readonly revisitor: string | null;
  readonly motion: MotionView | null;
  readonly ratingRows: readonly CaseRating[];
  readonly history: readonly HistoryStep[];
  readonly actions: readonly CaseActionName[];
}

export interface Acted {
  readonly id: string;
  readonly state: CaseState;
  readonly revision: number;
}

/** Whom to call; null where it was not left. */
export interface Phone {
  readonly mobile: string | null;
  readonly name: string | null;
}

const PATH = '/v1/cases';
const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

export const casesApi = {
  list: (query: Query) => api.get<CasePage>(PATH, query),
  counts: () => api.get<CaseCounts>(`${PATH}/counts`),
  read: (id: string) => api.get<CaseDetail>(pathOf(id)),
  act: (id: string, action: CaseActionName, body: { revision: number; fields: object }) =>
    api.post<Acted>(`${pathOf(id)}/actions/${action}`, body),
  open: (body: { kind: string; area: string; fields: object }) =>
    api.post<{ readonly id: string }>(PATH, body),
  phone: (id: string) => api.post<Phone>(`${pathOf(id)}/phone`),
  askReveal: (body: { case: string; what: readonly string[]; reason: string }) =>
    api.post<{ readonly id: string }>('/v1/reveals', body),
};
