import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sendReport } from '../downloads/send-report.js';
import { XLSX_TYPE } from '../downloads/xlsx/xlsx-stream.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { badParameter, unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import { LoopAnswerDto } from './loop-answer.dto.js';
import { loopBook } from './loop-book.js';
import { loopBody, loopCsv } from './loop-body.js';
import { LoopQueryDto } from './loop-query.dto.js';
import { LoopService } from './loop.service.js';
import type { LoopQuery } from './loop.types.js';

/** `GET /v1/loop`: what became of the cases that were opened. */
@ApiTags('loop')
@Controller('v1/loop')
export class LoopController {
  constructor(
    private readonly loop: LoopService,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      '差评整改: 核实率、整改率、按期整改率、回复率、回访率、回访满意率 of areas or departments',
  })
  @AnswersReport(LoopAnswerDto, XLSX_TYPE)
  async indicators(
    @Query() { by, within, peers, period, kind, format }: LoopQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const now = this.clock.minute();
    const query: LoopQuery = { by, within, peers, period: periodOf(period, today), kind, now };
    const scope = this.loop.scope(query, today);
    if (scope === undefined) throw unknownWithin();
    if (by === 'area' && scope.area === undefined) {
      throw badParameter('within', 'must be an area when the rows are areas');
    }
    const file = `${by}-${within}-${query.period.name}-${kind}`;
    return sendReport(reply, this.answers, {
      format,
      key: keyOf(query, format),
      today,
      asciiName: `loop-${file}`,
      name: `差评整改-${scope.name}-${file}`,
      compute: (snapshot) => this.loop.compute(query, scope, snapshot),
      json: (answer) => JSON.stringify(loopBody(answer)).slice(1),
      csv: loopCsv,
      book: (answer, asOf) => loopBook(answer, asOf),
    });
  }
}

/** An answer rests on the steps that were taken on cases, and on the minute. */
const keyOf =
  ({ by, within, peers, period, kind, now }: LoopQuery, format: string) =>
  async (snapshot: ScoreSnapshot): Promise<string> => {
    const question = ['loop', format, by, within, peers ?? '', period.name, kind];
    return [...question, now, await snapshot.caseVersion()].join(' ');
  };
