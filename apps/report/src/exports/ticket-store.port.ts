import type { TicketDoc, TicketExport } from '#shared/contract/ticket.js';

/** Tickets that console issued. */
export interface TicketStore {
  /**
   * Takes a ticket, which nobody can take again; `at` in epoch milliseconds. Undefined when it was
   * taken before, is over, is for another export, or never was: nobody is told which.
   */
  take(ticket: string, what: TicketExport, at: number): Promise<TicketDoc | undefined>;
}
