/** What a server of the benchmark's own needs; it answers with the port it listens on. */
export interface ServerJob {
  readonly brokers: string;
  readonly topic: string;
  readonly partitions: number;
  readonly secret: string;
}
