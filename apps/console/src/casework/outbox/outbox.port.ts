import type { OutboxDoc } from '#shared/contract/case-storage.js';

/** What waits for the topic; an abstract class, to be asked for by type. */
export abstract class Outbox {
  /** The oldest first. */
  abstract waiting(limit: number): Promise<OutboxDoc[]>;
  abstract sent(ids: readonly string[]): Promise<void>;
}
