import type { AuditAction, AuditDoc } from '#shared/contract/console-storage.js';

/** Which entries are asked for; all conditions hold at once. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly subject?: string | undefined;
  /** Epoch milliseconds: not before, before. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Reads the chain; an abstract class, to be asked for by type. Throws what the driver throws. */
export abstract class AuditReader {
  /** The newest first, at most `limit`, with numbers below `before`. */
  abstract page(filter: AuditFilter, limit: number, before?: number): Promise<AuditDoc[]>;
  /** In the order of their numbers, one by one, however many, up to number `last`. */
  abstract stream(filter: AuditFilter, last: number): AsyncIterable<AuditDoc>;
  /** The newest number. */
  abstract newest(): Promise<number>;
}
