import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Day } from '#shared/domain/china-time.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { csvHeaders } from '../http/csv.js';
import { badParameter, notOffered, unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import { RankingAnswerDto } from './ranking-answer.dto.js';
import { rankingCsv } from './ranking-csv.js';
import { rankingJson } from './ranking-json.js';
import { RankingQueryDto } from './ranking-query.dto.js';
import type { RankingQuery } from './ranking.types.js';
import { RankingsService } from './rankings.service.js';

/** `GET /v1/rankings`: who stands where, and on what figures. */
@ApiTags('rankings')
@Controller('v1/rankings')
export class RankingsController {
  constructor(
    private readonly rankings: RankingsService,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '排名: areas, departments, items, points, channels or hours kinds' })
  @AnswersReport(RankingAnswerDto)
  async rank(
    @Query() dto: RankingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const query = queryOf(dto, today);
    const scope = this.rankings.scope(query, query.period, today);
    if (scope === undefined) throw unknownWithin();
    if (query.subject === 'area' && scope.area === undefined) {
      throw badParameter('within', 'must be an area when areas are ranked');
    }
    const { subject, within, peers = '', period, indicator, door } = query;
    const key = ['ranking', dto.format, subject, within, peers, period.name, indicator, door].join(
      ' ',
    );
    if (dto.format === 'csv') {
      const name = `${subject}-${within}-${period.name}-${indicator}.csv`;
      csvHeaders(reply, `ranking-${name}`, `排名-${scope.name}-${name}`);
      return this.answers.text(key, today, async (snapshot) =>
        rankingCsv(await this.rankings.compute(query, scope, snapshot, today)),
      );
    }
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.answers.json(key, today, async (snapshot) =>
      rankingJson(await this.rankings.compute(query, scope, snapshot, today)),
    );
  }
}

function queryOf(dto: RankingQueryDto, today: Day): RankingQuery {
  const { subject, format, within, peers, indicator, door } = dto;
  if (subject === 'intermediary') throw notOffered('subject');
  if (format === 'xlsx') throw notOffered('format');
  return { subject, within, peers, period: periodOf(dto.period, today), indicator, door };
}
