import { COLLECTION } from '#shared/contract/storage.js';
import { TICKET_MS, type TicketDoc, type TicketExport } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Db } from '#shared/mongo/connect.js';
import { KEEP_MS, type TicketStore } from './ticket-store.port.js';

/** A process that was killed lets go of its tickets when it has not kept them for so long. */
const BELIEVED_MS = 3 * KEEP_MS;

export class MongoTicketStore implements TicketStore {
  constructor(private readonly db: Db) {}

  async take(ticket: string, what: TicketExport, at: number): Promise<TicketDoc | undefined> {
    const now = new Date(at);
    const taken = await this.tickets.findOneAndUpdate(
      {
        ...{ _id: codeId(ticket), export: what, expiresAt: { $gt: now } },
        $or: [{ used: null }, { sendingUntil: { $lte: now } }],
      },
      { $set: { used: now, sendingUntil: new Date(at + BELIEVED_MS) } },
    );
    return taken ?? undefined;
  }

  keep(ticket: string, at: number): Promise<void> {
    return this.goOn(ticket, at, at + BELIEVED_MS);
  }

  letGo(ticket: string, at: number): Promise<void> {
    return this.goOn(ticket, at, at);
  }

  async finish(ticket: string): Promise<void> {
    await this.tickets.updateOne({ _id: codeId(ticket) }, { $unset: { sendingUntil: true } });
  }

  /** A ticket that is over in the meantime stays so. */
  private async goOn(ticket: string, at: number, until: number): Promise<void> {
    await this.tickets.updateOne(
      { _id: codeId(ticket), sendingUntil: { $exists: true } },
      {
        $set: { sendingUntil: new Date(until) },
        $max: { expiresAt: new Date(at + TICKET_MS) },
      },
    );
  }

  private get tickets() {
    return this.db.collection<TicketDoc>(COLLECTION.tickets);
  }
}
