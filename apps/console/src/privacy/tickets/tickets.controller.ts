import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { TicketDto, TicketRequestDto } from './ticket.dto.js';
import { TicketsService } from './tickets.service.js';

/** `/v1/tickets`: the right to have rows from report, once and within five minutes. */
@ApiTags('privacy')
@Controller('v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  @Post()
  @Needs('tickets.issue', 'place')
  @ApiOperation({ summary: 'Issues a ticket for one export of rows; audited' })
  @ApiCreatedResponse({ type: TicketDto })
  issue(@Me() me: Officer, @Body() body: TicketRequestDto): Promise<TicketDto> {
    return this.tickets.issue(me, body);
  }
}
