import type { AuditEntry } from '#shared/contract/console-storage.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Clock } from '../clock.js';
import type { ConsoleCollections } from '../storage/console-collections.mongo.js';
import { sessionOf } from '../storage/transactions.mongo.js';
import type { Tx } from '../storage/transactions.port.js';
import { AuditTrail } from './audit-trail.port.js';
import { sealEntry } from './chain.js';

/** Is told the number of the newest entry when it is committed. */
export type Appended = (seq: number) => void;

/**
 * The chain in MongoDB. Its head is one document, so of two transactions that append at once one
 * meets a write conflict and is run anew: numbers have no gaps, and no entry has two successors.
 */
export class MongoAuditTrail extends AuditTrail {
  constructor(
    private readonly collections: Pick<ConsoleCollections, 'audit' | 'auditHeads'>,
    private readonly clock: Clock,
    private readonly appended: Appended = () => undefined,
  ) {
    super();
  }

  async append(tx: Tx, entry: AuditEntry): Promise<void> {
    const session = sessionOf(tx);
    const { audit, auditHeads } = this.collections;
    const head = await auditHeads.findOne({ _id: 'chain' }, { session });
    if (head === null || !('hash' in head)) {
      throw new AppError('audit-broken', 'the audit chain has no head; run hcp verify audit');
    }
    const next = sealEntry(entry, head.seq + 1, new Date(this.clock.now()), head.hash);
    const moved = { seq: next._id, hash: next.hash };
    await auditHeads.updateOne({ _id: 'chain', seq: head.seq }, { $set: moved }, { session });
    await audit.insertOne(next, { session });
    tx.afterCommit(() => {
      this.appended(next._id);
    });
  }
}
