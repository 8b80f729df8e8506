import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { csvHeaders } from '../http/csv.js';
import { unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import { RegistryDays } from '../registry/registry-days.js';
import { scopeOf } from '../registry/scope.js';
import { CoverageAnswerDto } from './coverage-answer.dto.js';
import { coverageBody, coverageCsv } from './coverage-body.js';
import { CoverageQueryDto } from './coverage-query.dto.js';
import { CoverageService } from './coverage.service.js';

/** `GET /v1/coverage`: what share of the registry is connected and rated, and who is silent. */
@ApiTags('coverage')
@Controller('v1/coverage')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly registry: RegistryDays,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '接入覆盖率、评价覆盖率, and departments that sent nothing' })
  @AnswersReport(CoverageAnswerDto)
  async cover(
    @Query() { within, period: periodText, page, pageSize, format }: CoverageQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const query = { within, period: periodOf(periodText, today), page, pageSize };
    const scope = scopeOf(this.registry.at(query.period, today), within);
    if (scope === undefined) throw unknownWithin();
    const key = ['coverage', format, within, query.period.name, page, pageSize].join(' ');
    if (format === 'csv') {
      const name = `${within}-${query.period.name}.csv`;
      csvHeaders(reply, `coverage-${name}`, `覆盖率-${scope.name}-${name}`);
      return this.answers.text(key, today, async (snapshot) =>
        coverageCsv(await this.coverage.compute(query, scope, snapshot)),
      );
    }
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.answers.json(key, today, async (snapshot) =>
      JSON.stringify(coverageBody(await this.coverage.compute(query, scope, snapshot))).slice(1),
    );
  }
}
