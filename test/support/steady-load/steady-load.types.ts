/** Pages of console that stay open and listen. */
export const PAGES_OPEN = 4;

/** What a steady load is sent to, all of it over kept connections. */
export interface LoadJob {
  /** `http://host:port`, each. */
  readonly ingest: string;
  readonly report: string;
  readonly console: string;
  readonly site: string;
  /** The source that sends, and the secret it signs with. */
  readonly source: string;
  readonly secret: string;
  /** The cookie of an officer who is signed in. */
  readonly cookie: string;
  readonly eventsPerSecond: number;
  /** When every service happened and was rated, ISO 8601. */
  readonly at: string;
}

/** What a department was told, by the load's own count. */
export interface DepartmentCounts {
  valid: number;
  good: number;
  due: number;
}

/** What became of a load. */
export interface LoadReport {
  /** Keys of the ledger of every event that was answered 202. */
  readonly keys: readonly string[];
  readonly departments: Readonly<Record<string, DepartmentCounts>>;
  /** How long events were due. */
  readonly seconds: number;
  /** Answers 2xx by what was asked: `POST ingest`, `GET report` … */
  readonly answers: Readonly<Record<string, number>>;
  /** Live streams that a console ended in order, saying when to come back. */
  readonly streamsEnded: number;
  /** Whatever was answered otherwise, or not at all. */
  readonly faults: readonly string[];
}
