import { addressOf, api, type Query } from './http';

/** One entry of the audit chain; `at` is UTC, as it is hashed. */
export interface AuditEntryRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
  readonly sm3: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntryRow[];
  /** The `before` of the page that follows. */
  readonly next: number | null;
}

/** What reading the whole chain found. */
export interface AuditFinding {
  readonly intact: boolean;
  readonly entries: number;
  readonly anchors: number;
  /** Lines in English, as `hcp verify audit` prints them. */
  readonly faults: readonly string[];
}

const PATH = '/v1/audit';

export const auditApi = {
  page: (query: Query) => api.get<AuditPage>(PATH, query),
  own: (query: Query) => api.get<AuditPage>(`${PATH}/own`, query),
  verify: () => api.get<AuditFinding>(`${PATH}/verify`),
  /** Where the browser gets the entries as lines of JSON. */
  exportAddress: (query: Query) => addressOf(`${PATH}/export`, query),
};
