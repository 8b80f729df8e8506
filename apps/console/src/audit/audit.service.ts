import type { AuditDoc } from '#shared/contract/console-storage.js';
import type { Officer } from '../auth/officer.js';
import type { Transactions } from '../storage/transactions.port.js';
import { AuditReader, type AuditFilter } from './audit-reader.port.js';
import type { AuditTrail } from './audit-trail.port.js';

export interface AuditParts {
  readonly reader: AuditReader;
  readonly transactions: Transactions;
  readonly audit: AuditTrail;
}

/** Reads the audit chain for people. */
export class AuditService {
  constructor(private readonly parts: AuditParts) {}

  page(filter: AuditFilter, limit: number, before?: number): Promise<AuditDoc[]> {
    return this.parts.reader.page(filter, limit, before);
  }

  /**
   * All entries of a filter, for a file. That they were taken is written down first, and is the one
   * entry after the last that the file can hold.
   */
  async export({ actor }: Officer, filter: AuditFilter): Promise<AsyncIterable<AuditDoc>> {
    const { reader, transactions, audit } = this.parts;
    const last = await reader.newest();
    const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
    await transactions.run((tx) =>
      audit.append(tx, {
        actor: actor.id,
        action: 'audit.exported',
        subject: 'audit',
        details: {
          last,
          filter: Object.fromEntries(conditions),
        },
      }),
    );
    return reader.stream(filter, last);
  }
}
