import type { AuditEntry } from '#shared/contract/console-storage.js';
import type { Tx } from '../storage/transactions.port.js';
import { AuditTrail } from './audit-trail.port.js';

/** Remembers what was written down. */
export class FakeAuditTrail extends AuditTrail {
  readonly entries: AuditEntry[] = [];

  append(_: Tx, entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }

  get actions(): string[] {
    return this.entries.map(({ action }) => action);
  }
}
