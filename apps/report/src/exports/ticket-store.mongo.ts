import { COLLECTION } from '#shared/contract/storage.js';
import type { TicketDoc, TicketExport } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Db } from '#shared/mongo/connect.js';
import type { TicketStore } from './ticket-store.port.js';

export class MongoTicketStore implements TicketStore {
  constructor(private readonly db: Db) {}

  async take(ticket: string, what: TicketExport, at: number): Promise<TicketDoc | undefined> {
    const now = new Date(at);
    const taken = await this.db
      .collection<TicketDoc>(COLLECTION.tickets)
      .findOneAndUpdate(
        { _id: codeId(ticket), export: what, used: null, expiresAt: { $gt: now } },
        { $set: { used: now } },
      );
    return taken ?? undefined;
  }
}
