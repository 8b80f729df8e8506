import type { TicketDoc, TicketExport } from '#shared/contract/ticket.js';

/** Tickets that console issued. Times are epoch milliseconds. */
export interface TicketStore {
  /**
   * Takes a ticket, which nobody can take again before it is let go. Undefined when a file was had
   * with it, or is being sent, when it is over, is for another export, or never was: nobody is told
   * which.
   */
  take(ticket: string, what: TicketExport, at: number): Promise<TicketDoc | undefined>;
  /** What was begun goes on: the ticket stays taken for another while. */
  keep(ticket: string, at: number): Promise<void>;
  /** What was begun broke off: it may be begun again, for as long as a new ticket is good. */
  letGo(ticket: string, at: number): Promise<void>;
  /** The whole file was sent: the ticket is over. */
  finish(ticket: string): Promise<void>;
}

/** How often a ticket must be kept while its file is sent, milliseconds. */
export const KEEP_MS = 20_000;
