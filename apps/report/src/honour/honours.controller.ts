import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock, periodOf } from '../http/clock.js';
import { ProblemDto } from '../http/problem.dto.js';
import { unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import { HonourAnswerDto } from './honour-answer.dto.js';
import { honourBody } from './honour-body.js';
import { HonourQueryDto } from './honour-query.dto.js';
import { HonoursService, type HonourQuery } from './honours.service.js';

/** `GET /v1/honours`: whom the rules of 红黑榜 name. */
@ApiTags('honours')
@Controller('v1/honours')
export class HonoursController {
  constructor(
    private readonly honours: HonoursService,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '红黑榜: departments by how they handled what people raised' })
  @ApiOkResponse({ type: HonourAnswerDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A parameter is unknown or not valid' })
  async lists(
    @Query() { within, period, list }: HonourQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const now = this.clock.minute();
    const query: HonourQuery = { within, period: periodOf(period, today), list, now };
    const scope = this.honours.scope(query, today);
    if (scope === undefined) throw unknownWithin();
    void reply.header('content-type', 'application/json; charset=utf-8');
    const question = ['honours', within, query.period.name, list ?? '', now].join(' ');
    // A list rests on the steps that were taken on cases, and on the minute.
    return this.answers.json(
      async (snapshot) => `${question} ${await snapshot.caseVersion()}`,
      today,
      async () => JSON.stringify(honourBody(await this.honours.compute(query, scope))).slice(1),
    );
  }
}
