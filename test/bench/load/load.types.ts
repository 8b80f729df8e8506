/** One round of load on a server. */
export interface LoadJob {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly source: string;
  readonly secret: string;
  /** Keep-alive connections, each with one request on its way. */
  readonly connections: number;
  readonly seconds: number;
  /** Events a request: 1 is a JSON object, more an array. */
  readonly eventsPerRequest: number;
  /** Most requests of the round; what is prepared beforehand. */
  readonly requests: number;
  /** Requests a second, spread evenly; without it as fast as the answers come. */
  readonly pace?: number;
  /** Departments whose ratings are left to others. */
  readonly spared?: readonly string[];
}

export interface LoadResult {
  readonly eventsPerSecond: number;
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers other than 202 with everything accepted. */
  readonly failures: number;
  /** The first such answer, if any. */
  readonly firstFailure?: string;
  /** The load generator's own use of one core, 0 to 1. */
  readonly ownCpu: number;
}
