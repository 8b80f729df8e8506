import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sendReport } from '../downloads/send-report.js';
import { XLSX_TYPE } from '../downloads/xlsx/xlsx-stream.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import { RegistryDays } from '../registry/registry-days.js';
import { scopeOf } from '../registry/scope.js';
import { MissingAnswerDto } from './missing-answer.dto.js';
import { missingBody, missingCsv } from './missing-body.js';
import { missingBook } from './missing-book.js';
import { MissingQueryDto } from './missing-query.dto.js';
import { MissingService } from './missing.service.js';
import { HEARD_NAMES, MISSING_KIND_NAMES } from './missing.types.js';

/** `GET /v1/coverage/missing`: who is registered and sends nothing, the longest silent first. */
@ApiTags('coverage')
@Controller('v1/coverage/missing')
export class MissingController {
  constructor(
    private readonly missing: MissingService,
    private readonly registry: RegistryDays,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '未接入、未评价: who sends nothing, and since when' })
  @AnswersReport(MissingAnswerDto, XLSX_TYPE)
  async list(
    @Query() { kind, what, within, period: periodText, page, pageSize, format }: MissingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const period = periodOf(periodText, today);
    const scope = scopeOf(this.registry.at(period, today), within);
    if (scope === undefined) throw unknownWithin();
    const question = ['missing', format, kind, what, within, period.name];
    if (format === 'json') question.push(String(page), String(pageSize));
    const file = `${kind}-${what}-${within}-${period.name}`;
    return sendReport(reply, this.answers, {
      format,
      key: question.join(' '),
      today,
      asciiName: `missing-${file}`,
      name: `没有${HEARD_NAMES[what]}的${MISSING_KIND_NAMES[kind]}-${scope.name}-${file}`,
      compute: (snapshot) =>
        this.missing.compute({ kind, what, within, period }, scope, snapshot, today),
      json: (answer) => JSON.stringify(missingBody(answer, page, pageSize)).slice(1),
      csv: missingCsv,
      book: (answer, asOf) => missingBook(answer, asOf, this.clock.minute()),
    });
  }
}
