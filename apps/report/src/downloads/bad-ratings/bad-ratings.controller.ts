import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnswersReport } from '../../http/api-answers.js';
import { attachmentHeaders } from '../../http/attachment.js';
import { Clock, periodOf } from '../../http/clock.js';
import { CSV_TYPE } from '#shared/csv/csv-out.js';
import { unknownWithin } from '../../http/problem.js';
import { XLSX_TYPE } from '../xlsx/xlsx-stream.js';
import { BadRatingsAnswerDto } from './bad-ratings-answer.dto.js';
import { BadRatingsQueryDto } from './bad-ratings-query.dto.js';
import { BadRatingsService } from './bad-ratings.service.js';

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: CSV_TYPE,
  xlsx: XLSX_TYPE,
} as const;

/** `GET /v1/bad-ratings`: 差评台账, without anything personal. */
@ApiTags('loop')
@Controller('v1/bad-ratings')
export class BadRatingsController {
  constructor(
    private readonly list: BadRatingsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '差评台账: every bad rating of a period, and what became of it' })
  @AnswersReport(BadRatingsAnswerDto, XLSX_TYPE)
  async bad(
    @Query() { within, period: periodText, format }: BadRatingsQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = this.clock.today();
    const query = { within, period: periodOf(periodText, today) };
    const scope = this.list.scope(query, today);
    if (scope === undefined) throw unknownWithin();
    if (format === 'json') void reply.header('content-type', TYPES.json);
    else {
      const file = `${within}-${query.period.name}.${format}`;
      attachmentHeaders(reply, {
        type: TYPES[format],
        asciiName: `bad-ratings-${file}`,
        name: `差评台账-${scope.name}-${file}`,
      });
    }
    await reply.send(this.list.content(query, scope, format));
  }
}
