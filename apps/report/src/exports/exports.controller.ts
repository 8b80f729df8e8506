import { finished } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { TicketExport } from '#shared/contract/ticket.js';
import { AnswersExport } from '../http/api-answers.js';
import { XLSX_TYPE } from '../downloads/xlsx/xlsx-stream.js';
import { attachmentHeaders } from '../http/attachment.js';
import { CSV_TYPE } from '#shared/csv/csv-out.js';
import { ProblemError } from '../http/problem.js';
import { ExportQueryDto } from './export-query.dto.js';
import { ExportsService } from './exports.service.js';

const TYPES = { csv: CSV_TYPE, xlsx: XLSX_TYPE } as const;

/** `GET /v1/exports/…`: rows as a file for whoever holds a ticket of console. */
@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('cases')
  @ApiOperation({ summary: 'Cases opened in the period of the ticket' })
  @AnswersExport(XLSX_TYPE)
  async cases(@Query() query: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.send('cases', query, reply);
  }

  @Get('ratings')
  @ApiOperation({ summary: 'Ratings given in the period of the ticket' })
  @AnswersExport(XLSX_TYPE)
  async ratings(@Query() query: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.send('ratings', query, reply);
  }

  /** A fault after the first piece breaks the connection off: half a file is not taken for a whole. */
  private async send(
    what: TicketExport,
    { ticket, format }: ExportQueryDto,
    reply: FastifyReply,
  ): Promise<void> {
    // Whoever only asks whether there is a file would have used up the ticket.
    if (reply.request.method !== 'GET') throw onlyGet();
    const { asciiName, name, content, ended } = await this.exports.begin(what, ticket, format);
    finished(reply.raw, (error) => {
      ended(error === undefined || error === null);
    });
    attachmentHeaders(reply, {
      type: TYPES[format],
      asciiName: `${asciiName}.${format}`,
      name: `${name}.${format}`,
    });
    void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    await reply.send(content);
  }
}

const onlyGet = (): ProblemError =>
  new ProblemError(405, 'bad-request', 'an export can only be had whole, by GET');
