import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { TicketExport } from '#shared/contract/ticket.js';
import { csvHeaders } from '../http/csv.js';
import { ProblemDto } from '../http/problem.dto.js';
import { ProblemError } from '../http/problem.js';
import { ExportQueryDto } from './export-query.dto.js';
import { ExportsService } from './exports.service.js';

const NAMES: Readonly<Record<TicketExport, string>> = { cases: '案件', ratings: '评价' };
const OK = { schema: { type: 'string' } } as const;
const REFUSED = {
  type: ProblemDto,
  description: 'The ticket was used, is over, is for another export, or never was',
};
const MALFORMED = { type: ProblemDto, description: 'A parameter is unknown or missing' };
const AWAY = { type: ProblemDto, description: 'The database does not answer' };

/** `GET /v1/exports/…`: rows as CSV for whoever holds a ticket of console. */
@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('cases')
  @ApiOperation({ summary: 'Cases opened in the period of the ticket' })
  @ApiProduces('text/csv')
  @ApiOkResponse(OK)
  @ApiBadRequestResponse(MALFORMED)
  @ApiForbiddenResponse(REFUSED)
  @ApiServiceUnavailableResponse(AWAY)
  async cases(@Query() { ticket }: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.send('cases', ticket, reply);
  }

  @Get('ratings')
  @ApiOperation({ summary: 'Ratings given in the period of the ticket' })
  @ApiProduces('text/csv')
  @ApiOkResponse(OK)
  @ApiBadRequestResponse(MALFORMED)
  @ApiForbiddenResponse(REFUSED)
  @ApiServiceUnavailableResponse(AWAY)
  async ratings(@Query() { ticket }: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.send('ratings', ticket, reply);
  }

  /** A fault after the first piece breaks the connection off: half a file is not taken for a whole. */
  private async send(what: TicketExport, ticket: string, reply: FastifyReply): Promise<void> {
    // Whoever only asks whether there is a file would have used up the ticket.
    if (reply.request.method !== 'GET') throw onlyGet();
    const { name, pieces } = await this.exports.begin(what, ticket);
    csvHeaders(reply, name, `${NAMES[what]}-${name}`);
    void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    await reply.send(Readable.from(pieces, { objectMode: false }));
  }
}

const onlyGet = (): ProblemError =>
  new ProblemError(405, 'bad-request', 'an export can only be had whole, by GET');
