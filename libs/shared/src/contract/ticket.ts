/** What can be exported row by row, and under which address of report. */
export const TICKET_EXPORTS = ['cases', 'ratings'] as const;
export type TicketExport = (typeof TICKET_EXPORTS)[number];

/** A ticket as it is handed over: 32 random bytes, base64url. */
export const TICKET_PATTERN = '^[A-Za-z0-9_-]{43}$';

/**
 * How long a ticket may be used after it was issued, and after what was begun with it broke off,
 * milliseconds.
 */
export const TICKET_MS = 5 * 60_000;

/**
 * `tickets`, `_id` = `codeId` of the ticket (SHA-256, base64url): the right to one whole file, which
 * console issues and report takes. It is taken by one update where `expiresAt` lies ahead and either
 * `used` is null or `sendingUntil` is past; whatever does not match is refused alike: used, in use,
 * expired and unknown. Once the file was sent as a whole there is no `sendingUntil` any more.
 */
export interface TicketDoc {
  readonly _id: string;
  readonly export: TicketExport;
  /** Rows lie in one of these areas or below: where the officer may and what was asked for. */
  readonly areas: readonly string[];
  /** The department the officer belongs to, who must not learn from its rows who rated. */
  readonly unit?: string;
  /** A name that `parsePeriod` reads. */
  readonly period: string;
  /** The account that it was issued to. */
  readonly by: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** When a file was last begun with it. */
  readonly used: Date | null;
  /** Up to when that is believed to go on; a file that broke off may be begun again. */
  readonly sendingUntil?: Date;
}
