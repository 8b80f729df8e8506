import type { CaseRules, ClockKey } from '#shared/domain/casework/case-policy.js';
import { api, type Query } from './http';

export type RegistryPart = 'areas' | 'departments' | 'items' | 'points' | 'sources' | 'tags';

/** A value as people edit it. */
export type EntryValue = string | number | boolean | readonly string[] | null;
export type EntryValues = Readonly<Record<string, EntryValue>>;

/** What holds from a day on; null: always held. */
export interface EntryVersion {
  readonly from: string | null;
  readonly values: EntryValues;
}

export interface EntryRow extends EntryVersion {
  readonly code: string;
}

export interface EntryPage {
  readonly rows: readonly EntryRow[];
  readonly next: string | null;
  readonly version: number;
  /** Names of the areas and departments that rows refer to, by code. */
  readonly names: Readonly<Partial<Record<string, string>>>;
}

export interface Entry {
  readonly code: string;
  readonly versions: readonly EntryVersion[];
  /** Goes back with a change. */
  readonly revision: string;
  readonly mayWrite: boolean;
}

export interface EntryRemark {
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** The registry after a change, and the live services that have not loaded it in time. */
export interface RegistryChanged {
  readonly version: number;
  readonly notLoaded: readonly string[];
}

export interface EntryChanged extends RegistryChanged {
  readonly revision: string;
  readonly warnings: readonly EntryRemark[];
}

export interface EntryPut extends EntryVersion {
  /** Null: it is a new entry. */
  readonly revision: string | null;
}

export interface RowRemark extends EntryRemark {
  readonly line: number;
}

export interface RowChange {
  readonly line: number;
  readonly code: string;
  readonly from: string | null;
  readonly change: 'new' | 'changed' | 'same';
  readonly fields: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

export interface ImportAnswer extends RegistryChanged {
  readonly changes: readonly RowChange[];
  readonly counts: Readonly<Record<'new' | 'changed' | 'same' | 'faults' | 'warnings', number>>;
  readonly faults: readonly RowRemark[];
  readonly warnings: readonly RowRemark[];
  /** The registry it was judged against; goes back with the import itself. */
  readonly basis: number;
  readonly imported: boolean;
}

export interface SourceKey {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface SourceKeys {
  readonly code: string;
  readonly name: string;
  readonly keys: readonly SourceKey[];
}

export interface IssuedKey extends RegistryChanged {
  readonly id: string;
  readonly secret: string;
}

export interface PolicyVersion {
  readonly from: string;
  readonly rules: CaseRules;
}

/** What an area has in the place of what holds above it. */
export interface Policy {
  readonly area: string;
  readonly areaName: string;
  readonly clock: ClockKey;
  readonly versions: readonly PolicyVersion[];
  readonly revision: string;
  readonly mayWrite: boolean;
}

export interface RulesInForce {
  readonly clock: ClockKey;
  /** Whose policy; null: the default. */
  readonly area: string | null;
  readonly rules: CaseRules;
}

export interface Policies {
  readonly inForce: readonly RulesInForce[];
  readonly policies: readonly Policy[];
  readonly defaults: readonly RulesInForce[];
}

export interface CalendarYear {
  readonly year: number;
  /** Loaded here, over what came with the system. */
  readonly loaded: boolean;
  readonly daysOff: readonly string[];
  readonly makeUpDays: readonly string[];
}

export interface Calendar {
  readonly years: readonly CalendarYear[];
  /** The year whose notice should be here by now and is not. */
  readonly missing: number | null;
  readonly version: number;
}

export type YearDays = Pick<CalendarYear, 'daysOff' | 'makeUpDays'>;

const PATH = '/v1/registry';
const pathOf = (part: RegistryPart, code: string): string =>
  `${PATH}/${part}/${encodeURIComponent(code)}`;
const keysOf = (code: string): string => `${pathOf('sources', code)}/keys`;

export const registryApi = {
  list: (part: RegistryPart, query: Query) => api.get<EntryPage>(`${PATH}/${part}`, query),
  read: (part: RegistryPart, code: string) => api.get<Entry>(pathOf(part, code)),
  put: (part: RegistryPart, code: string, put: EntryPut) =>
    api.put<EntryChanged>(pathOf(part, code), put),
  preview: (part: RegistryPart, csv: string) =>
    api.post<ImportAnswer>(`${PATH}/${part}/import`, { csv, preview: true }),
  import: (part: RegistryPart, csv: string, basis: number) =>
    api.post<ImportAnswer>(`${PATH}/${part}/import`, { csv, preview: false, basis }),
  keys: () => api.get<{ readonly sources: readonly SourceKeys[] }>(`${PATH}/source-keys`),
  issueKey: (code: string, overlapHours: number) =>
    api.post<IssuedKey>(keysOf(code), { overlapHours }),
  revokeKeys: (code: string) => api.delete<RegistryChanged>(keysOf(code)),
  policies: (area: string) => api.get<Policies>('/v1/policies', { area }),
  putPolicy: (
    area: string,
    clock: ClockKey,
    put: PolicyVersion & { readonly revision: string | null },
  ) =>
    api.put<RegistryChanged & { readonly revision: string }>(
      `/v1/policies/${encodeURIComponent(area)}/${clock}`,
      put,
    ),
  calendar: () => api.get<Calendar>(`${PATH}/calendar`),
  putYear: (year: number, days: YearDays) =>
    api.put<RegistryChanged>(`${PATH}/calendar/${year}`, days),
};
