import type { TicketDoc } from '#shared/contract/ticket.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { PrivacyCollections } from '../storage/privacy-collections.mongo.js';
import { TicketStore } from './ticket-store.port.js';

export class MongoTicketStore extends TicketStore {
  constructor(private readonly tickets: PrivacyCollections['tickets']) {
    super();
  }

  async insert(tx: Tx, ticket: TicketDoc): Promise<void> {
    await this.tickets.insertOne(ticket, { session: sessionOf(tx) });
  }
}
