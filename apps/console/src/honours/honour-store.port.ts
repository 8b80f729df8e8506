import type { HonourDoc } from '#shared/contract/honour-storage.js';
import type { Scope } from '#shared/domain/casework/access-policy.js';
import type { HonourState } from '#shared/domain/honour/honour-procedure.js';
import type { HonourList } from '#shared/domain/honour/honour-rules.js';
import type { TimeCursor } from '../paging/time-cursor.js';
import type { Tx } from '../storage/transactions.port.js';

/** Which entries are asked for; all conditions hold at once. */
export interface HonourSelection {
  /** Only those that lie in one of these. */
  readonly scopes: readonly Scope[];
  readonly state?: HonourState | undefined;
  readonly list?: HonourList | undefined;
  readonly period?: string | undefined;
  /** Behind the entry that was proposed at this moment and has this code. */
  readonly after?: TimeCursor | undefined;
  readonly limit: number;
}

/** Where entries are kept; an abstract class, to be asked for by type. */
export abstract class HonourStore {
  abstract byCode(code: string, tx?: Tx): Promise<HonourDoc | undefined>;
  /** The one proposed last first, then by code. */
  abstract page(selection: HonourSelection): Promise<HonourDoc[]>;
  /** Those of the ids that are there already. */
  abstract known(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>>;
  abstract insert(tx: Tx, entries: readonly HonourDoc[]): Promise<void>;
  /** False, and nothing is written, when the entry is not any more what was read. */
  abstract replace(tx: Tx, before: HonourDoc, after: HonourDoc): Promise<boolean>;
}
