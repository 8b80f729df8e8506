import type { CaseState } from '#shared/domain/case.js';
import type { CitizenRequestKind } from '#shared/contract/citizen-api.js';
import type { CitizenRequestState } from '#shared/contract/citizen-storage.js';
import type { AskedKind, RevealedField, RevealState } from '#shared/contract/reveal-storage.js';
import type { TicketExport } from '#shared/contract/ticket.js';
import type { Level } from '#shared/domain/level.js';
import { api, type Query } from './http';

export interface ErasedCounts {
  readonly ratings: number;
  readonly services: number;
}

/** What somebody asked another person to approve. */
export interface RevealRow {
  readonly id: string;
  readonly kind: AskedKind;
  readonly state: RevealState;
  readonly case: string | null;
  readonly number: string | null;
  readonly what: readonly RevealedField[];
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string | null;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly expiresAt: string | null;
  readonly openings: number;
  readonly found: ErasedCounts | null;
  readonly erased: ErasedCounts | null;
  readonly mayDecide: boolean;
  readonly mayOpen: boolean;
}

/** What was approved, shown once; a field that was not asked for is absent. */
export type RevealedRating = { readonly key: string } & Readonly<
  Partial<Record<RevealedField, string | null>>
>;

export interface Revealed {
  readonly ratings: readonly RevealedRating[];
  readonly expiresAt: string;
}

export interface RequestRow {
  readonly id: string;
  readonly kind: CitizenRequestKind;
  readonly state: CitizenRequestState;
  readonly area: string;
  readonly department: string;
  readonly number: string;
  readonly askedAt: string;
  readonly decidedAt: string | null;
}

export interface CitizenRequest extends RequestRow {
  readonly rating: string;
  readonly case: string | null;
  readonly words: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
}

/** What a row of the ledger holds of a person, masked by the server. */
export interface MaskedRow {
  readonly key: string;
  readonly area: string;
  readonly department: string;
  readonly item: string | null;
  readonly at: string;
  readonly name: string | null;
  readonly certKey: string | null;
  readonly mobile: string | null;
}

export interface MaskedRating extends MaskedRow {
  readonly round: number;
  readonly level: Level;
  readonly hasWords: boolean;
}

export interface FoundPerson {
  /** Names the person for an export or an erasure, half an hour long. */
  readonly person: string;
  readonly ratings: readonly MaskedRating[];
  readonly services: readonly MaskedRow[];
  readonly cases: readonly {
    readonly id: string;
    readonly number: string;
    readonly state: CaseState;
  }[];
  readonly truncated: boolean;
}

/** One of the numbers at least, and why. */
export interface PersonSearch {
  readonly certKey?: string;
  readonly mobile?: string;
  readonly within?: string;
  readonly reason: string;
}

export interface Ticket {
  readonly expiresAt: string;
  readonly url: string;
}

const revealPath = (id: string, step = ''): string =>
  `/v1/reveals/${encodeURIComponent(id)}${step}`;
const requestPath = (id: string, step = ''): string =>
  `/v1/requests/${encodeURIComponent(id)}${step}`;

export const privacyApi = {
  reveals: (query: Query) =>
    api.get<{ readonly reveals: readonly RevealRow[]; readonly next: string | null }>(
      '/v1/reveals',
      query,
    ),
  reveal: (id: string) => api.get<RevealRow>(revealPath(id)),
  decideReveal: (id: string, body: { approve: boolean; reason: string; hours?: number }) =>
    api.post<RevealRow>(revealPath(id, '/decision'), body),
  openReveal: (id: string) => api.post<Revealed>(revealPath(id, '/opening')),
  requests: (query: Query) =>
    api.get<{ readonly requests: readonly RequestRow[]; readonly next: string | null }>(
      '/v1/requests',
      query,
    ),
  request: (id: string) => api.get<CitizenRequest>(requestPath(id)),
  decideRequest: (id: string, body: { grant: boolean; reason: string }) =>
    api.post<CitizenRequest>(requestPath(id, '/decision'), body),
  findPerson: (search: PersonSearch) => api.post<FoundPerson>('/v1/persons/search', search),
  exportPerson: (person: string, reason: string) =>
    api.post<object>('/v1/persons/export', { person, reason }),
  erasePerson: (person: string, reason: string) =>
    api.post<{ readonly id: string }>('/v1/persons/erasure', { person, reason }),
  issueTicket: (body: { export: TicketExport; within: string; period: string }) =>
    api.post<Ticket>('/v1/tickets', body),
};
