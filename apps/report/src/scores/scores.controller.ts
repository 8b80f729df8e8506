import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { sendReport } from '../downloads/send-report.js';
import { XLSX_TYPE } from '../downloads/xlsx/xlsx-stream.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { ProblemDto } from '../http/problem.dto.js';
import { notFound, unknownWithin } from '../http/problem.js';
import { ReportAnswers } from '../http/report-answers.js';
import { RANKED_SUBJECTS } from '../reading/ranked-subject.js';
import { RegistryDays } from '../registry/registry-days.js';
import { scopeOf } from '../registry/scope.js';
import { ScoreAnswerDto } from './score-answer.dto.js';
import { scoreBook } from './score-book.js';
import { scoreBody, scoreCsv } from './score-body.js';
import { ScoreQueryDto } from './score-query.dto.js';
import { targetOf } from './score-target.js';
import { ScoresService } from './scores.service.js';

/** `GET /v1/scores/{subject}/{code}`: one subject, and everything that makes up its score. */
@ApiTags('scores')
@Controller('v1/scores')
export class ScoresController {
  constructor(
    private readonly scores: ScoresService,
    private readonly registry: RegistryDays,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get(':subject/:code')
  @ApiOperation({ summary: '得分: figures, levels, days or months, doors, channels, hours, tags' })
  @ApiParam({ name: 'subject', enum: RANKED_SUBJECTS })
  @ApiParam({
    name: 'code',
    description: 'Code of the registry; 1 to 7 for a channel; ordinary … booked for hours',
    schema: { type: 'string', pattern: CODE_PATTERN },
  })
  @AnswersReport(ScoreAnswerDto, XLSX_TYPE)
  @ApiNotFoundResponse({ type: ProblemDto, description: 'The registry has no such subject' })
  async score(
    @Param('subject') subjectText: string,
    @Param('code') code: string,
    @Query() { period: periodText, within, format }: ScoreQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const today = this.clock.today();
    const period = periodOf(periodText, today);
    const subject = RANKED_SUBJECTS.find((one) => one === subjectText);
    if (subject === undefined) {
      throw notFound(`must be one of ${RANKED_SUBJECTS.join(', ')}`, 'subject');
    }
    const view = this.registry.at(period, today);
    const scope = scopeOf(view, within);
    if (scope === undefined) throw unknownWithin();
    const target = targetOf(view, subject, code, scope);
    if (target === undefined) throw notFound('is not in the registry of this period', 'code');
    const file = `${subject}-${code}-${period.name}`;
    return sendReport(reply, this.answers, {
      format,
      key: ['score', format, subject, code, within, period.name].join(' '),
      today,
      asciiName: `score-${file}`,
      name: `得分-${target.name}-${file}`,
      compute: (snapshot) => this.scores.compute(target, period, snapshot, today),
      json: (score) => JSON.stringify(scoreBody(score)).slice(1),
      csv: scoreCsv,
      book: (score, asOf) =>
        scoreBook(score, { policy: this.scores.policy, asOf, at: this.clock.minute() }),
    });
  }
}
