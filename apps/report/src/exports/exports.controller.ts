import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { TicketExport } from '#shared/contract/ticket.js';
import { AnswersExport } from '../http/api-answers.js';
import { csvHeaders } from '../http/csv.js';
import { ProblemError } from '../http/problem.js';
import { ExportQueryDto } from './export-query.dto.js';
import { ExportsService } from './exports.service.js';

const NAMES: Readonly<Record<TicketExport, string>> = { cases: '案件', ratings: '评价' };

/** `GET /v1/exports/…`: rows as CSV for whoever holds a ticket of console. */
@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('cases')
  @ApiOperation({ summary: 'Cases opened in the period of the ticket' })
  @AnswersExport()
  async cases(@Query() { ticket }: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.send('cases', ticket, reply);
  }

  @Get('ratings')
  @ApiOperation({ summary: 'Ratings given in the period of the ticket' })
  @AnswersExport()
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
