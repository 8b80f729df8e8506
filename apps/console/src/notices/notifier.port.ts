import type { NoticeDoc } from '#shared/contract/case-storage.js';
import type { Tx } from '../storage/transactions.port.js';

/** What is to be told of a case, and to whom. */
export interface Telling extends Pick<NoticeDoc, 'case' | 'name' | 'at' | 'to' | 'areas'> {
  /** Unique within the case: what was told under it stays told. */
  readonly key: string;
  /** The department that works on the case. */
  readonly unit: string | undefined;
}

/**
 * Tells people, in the console and by the webhooks of their areas, in the transaction of what it
 * tells of. An abstract class, to be asked for by type.
 */
export abstract class Notifier {
  abstract tell(tx: Tx, telling: Telling): Promise<void>;
}
