import { randomBytes } from 'node:crypto';
import { TICKET_MS, type TicketDoc } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { parsePeriod } from '#shared/domain/period.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Officer } from '../../auth/officer.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import { invalid } from '../../http/problem.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { areasWithin } from '../areas-within.js';
import type { TicketStore } from './ticket-store.port.js';
import type { TicketDto, TicketRequestDto } from './ticket.dto.js';

const TICKET_BYTES = 32;

export interface TicketsParts {
  readonly transactions: Transactions;
  readonly tickets: TicketStore;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  /** Origin under which browsers reach report. */
  readonly reportUrl: string;
}

/** Rights to one export of rows, which report makes. */
export class TicketsService {
  constructor(private readonly parts: TicketsParts) {}

  /** Throws `invalid`, and `outside-scope` about `within`. */
  async issue({ actor }: Officer, request: TicketRequestDto): Promise<TicketDto> {
    const { transactions, tickets, places, audit, clock, reportUrl } = this.parts;
    const { export: what, within, period } = request;
    const areas = areasWithin(actor, 'tickets.issue', within, places);
    if (parsePeriod(period) === undefined) throw invalid('period', 'is no day of the calendar');
    const ticket = randomBytes(TICKET_BYTES).toString('base64url');
    const now = clock.now();
    const expiresAt = now + TICKET_MS;
    const row: TicketDoc = {
      ...{ _id: codeId(ticket), export: what, areas, period, by: actor.id, used: null },
      ...(actor.deptCode === undefined ? {} : { unit: actor.deptCode }),
      issuedAt: new Date(now),
      expiresAt: new Date(expiresAt),
    };
    await transactions.run(async (tx) => {
      await tickets.insert(tx, row);
      await audit.append(tx, {
        actor: actor.id,
        action: 'ticket.issued',
        subject: `export:${what}`,
        details: { areas, period },
      });
    });
    const url = new URL(`/v1/exports/${what}`, reportUrl);
    url.searchParams.set('ticket', ticket);
    return { ticket, expiresAt: chinaTime(expiresAt), url: url.href };
  }
}
