/** What can be exported row by row, and under which address of report. */
export const TICKET_EXPORTS = ['cases', 'ratings'] as const;
export type TicketExport = (typeof TICKET_EXPORTS)[number];

/** A ticket as it is handed over: 32 random bytes, base64url. */
export const TICKET_PATTERN = '^[A-Za-z0-9_-]{43}$';

/** How long a ticket may be used after it was issued, milliseconds. */
export const TICKET_MS = 5 * 60_000;

/**
 * `tickets`, `_id` = `codeId` of the ticket (SHA-256, base64url): the right to one export, which
 * console issues and report takes. It is taken by one update that sets `used` where it is null and
 * `expiresAt` lies ahead; whatever does not match is refused alike: used, expired and unknown.
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
  readonly used: Date | null;
}
