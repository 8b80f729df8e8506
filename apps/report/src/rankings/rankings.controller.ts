import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Day } from '#shared/domain/china-time.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { badParameter, notOffered, unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import type { ReportPolicy } from '../report.policy.js';
import { sendReport } from '../downloads/send-report.js';
import { XLSX_TYPE } from '../downloads/xlsx/xlsx-stream.js';
import { rankingBook } from './ranking-book.js';
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
  @AnswersReport(RankingAnswerDto, XLSX_TYPE)
  async rank(
    @Query() dto: RankingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const { policy } = this.rankings;
    const query = queryOf(dto, policy, today);
    const scope = this.rankings.scope(query, query.period, today);
    if (scope === undefined) throw unknownWithin();
    if (query.subject === 'area' && scope.area === undefined) {
      throw badParameter('within', 'must be an area when areas are ranked');
    }
    const { subject, within, peers = '', period, indicator, door } = query;
    const file = `${subject}-${within}-${period.name}-${indicator}`;
    const standing = indicator === policy.official ? '官方口径' : '非官方口径';
    return sendReport(reply, this.answers, {
      format: dto.format,
      key: ['ranking', dto.format, subject, within, peers, period.name, indicator, door].join(' '),
      today,
      asciiName: `ranking-${file}`,
      name: `排名-${scope.name}-${file}（${standing}）`,
      compute: (snapshot) => this.rankings.compute(query, scope, snapshot, today),
      json: rankingJson,
      csv: rankingCsv,
      book: (answer, asOf) => rankingBook(answer, { policy, asOf, at: this.clock.minute() }),
    });
  }
}

function queryOf(dto: RankingQueryDto, { official }: ReportPolicy, today: Day): RankingQuery {
  const { subject, within, peers, indicator = official, door } = dto;
  if (subject === 'intermediary') throw notOffered('subject');
  return { subject, within, peers, period: periodOf(dto.period, today), indicator, door };
}
