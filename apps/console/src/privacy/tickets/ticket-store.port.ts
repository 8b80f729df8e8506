import type { TicketDoc } from '#shared/contract/ticket.js';
import type { Tx } from '../../storage/transactions.port.js';

/** Where tickets lie until report takes them; an abstract class, to be asked for by type. */
export abstract class TicketStore {
  abstract insert(tx: Tx, ticket: TicketDoc): Promise<void>;
}
