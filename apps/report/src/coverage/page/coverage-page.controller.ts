import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock, periodOf } from '../../http/clock.js';
import { unknownWithin } from '../../http/problem.js';
import { ReportAnswers } from '../../http/report-answers.js';
import { RegistryDays } from '../../registry/registry-days.js';
import { scopeOf } from '../../registry/scope.js';
import { CoverageService } from '../coverage.service.js';
import { CoveragePageQueryDto } from '../missing-query.dto.js';
import { MissingService } from '../missing.service.js';
import { coveragePage } from './coverage-page.js';
import { PAGE_POLICY } from './page-style.js';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** `GET /coverage`: the same for people, without a script. */
@ApiExcludeController()
@Controller('coverage')
export class CoveragePageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly missing: MissingService,
    private readonly registry: RegistryDays,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @Query() { kind, what, within, period: periodText, page }: CoveragePageQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const period = periodOf(periodText, today);
    const scope = scopeOf(this.registry.at(period, today), within);
    if (scope === undefined) throw unknownWithin();
    void reply.headers(HEADERS);
    const key = ['coverage-page', kind, what, within, period.name, page].join(' ');
    return this.answers.file(key, today, async (snapshot) => {
      const query = { kind, what, within, period };
      const missing = await this.missing.compute(query, scope, snapshot, today);
      const list = { within, period, page: 1, pageSize: 1 };
      const coverage = await this.coverage.compute(list, scope, snapshot);
      return coveragePage({ coverage, missing, page, asOf: snapshot.position.asOf });
    });
  }
}
