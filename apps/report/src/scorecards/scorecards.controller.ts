import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CARD_SUBJECTS } from '#shared/domain/scorecard/evaluation.js';
import { AnswersReport } from '../http/api-answers.js';
import { Clock, periodOf } from '../http/clock.js';
import { csvHeaders } from '../http/csv.js';
import { ProblemDto } from '../http/problem.dto.js';
import { badParameter, notFound, unknownWithin } from '../http/problem.js';
import type { Format } from '../http/query-parameters.js';
import { ReportAnswers } from '../http/report-answers.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import type { Scope } from '../registry/scope.js';
import {
  EvaluationsAnswerDto,
  ScorecardAnswerDto,
  ScorecardsAnswerDto,
  ShortlistAnswerDto,
} from './scorecard-answer.dto.js';
import {
  evaluationsBody,
  scorecardBody,
  scorecardCsv,
  scorecardsBody,
  scorecardsCsv,
  shortlistBody,
} from './scorecard-body.js';
import {
  EvaluationsQueryDto,
  ScorecardQueryDto,
  ScorecardsQueryDto,
  ShortlistQueryDto,
} from './scorecard-query.dto.js';
import type { ScorecardQuery, Scorecards } from './scorecard.types.js';
import { ScorecardsService } from './scorecards.service.js';

const SUBJECT = { name: 'subject', enum: CARD_SUBJECTS } as const;
const CODE = { name: 'code', schema: { type: 'string', pattern: CODE_PATTERN } } as const;
const NONE = { type: ProblemDto, description: 'The registry has no such area or department' };

/** A question, what it is about, and in which format it is answered. */
interface Asked {
  readonly query: ScorecardQuery;
  readonly scope: Scope;
  readonly format: Format;
  readonly name: string;
}

/** `GET /v1/scorecards`: 考核 of areas and departments, and who may be commended. */
@ApiTags('scorecards')
@Controller('v1/scorecards')
export class ScorecardsController {
  constructor(
    private readonly scorecards: ScorecardsService,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '考核: the cards of areas or departments, ranked' })
  @AnswersReport(ScorecardsAnswerDto)
  async list(
    @Query() dto: ScorecardsQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { query, scope } = this.selected(dto);
    const asked = { query, scope, format: dto.format, name: 'scorecards' };
    return this.send(reply, asked, scorecardsBody, scorecardsCsv, (snapshot) =>
      this.scorecards.compute(query, scope, snapshot, this.clock.today()),
    );
  }

  @Get('shortlist')
  @ApiOperation({ summary: '示范、先进: the best by rank, and what speaks for and against each' })
  @AnswersReport(ShortlistAnswerDto)
  async shortlist(
    @Query() dto: ShortlistQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { query, scope } = this.selected(dto);
    const { award } = dto;
    const today = this.clock.today();
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.answers.json(keyOf(query, `shortlist ${award}`), today, async (snapshot) => {
      const list = await this.scorecards.shortlist(award, query, scope, snapshot, today);
      return JSON.stringify(shortlistBody(list)).slice(1);
    });
  }

  @Get(':subject/:code')
  @ApiParam(SUBJECT)
  @ApiParam(CODE)
  @ApiOperation({ summary: 'One card: every figure with its parts, and where it comes from' })
  @AnswersReport(ScorecardAnswerDto)
  @ApiNotFoundResponse(NONE)
  async one(
    @Param('subject') subject: string,
    @Param('code') code: string,
    @Query() { period, format }: ScorecardQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { query, scope } = this.named(subject, code, period);
    const asked = { query, scope, format, name: 'scorecard' };
    return this.send(reply, asked, scorecardBody, scorecardCsv, (snapshot) =>
      this.scorecards.computeOne(query, scope, snapshot, this.clock.today()),
    );
  }

  @Get(':subject/:code/evaluations')
  @ApiParam(SUBJECT)
  @ApiParam(CODE)
  @ApiOperation({
    summary: '第三方评估、社会公众评价: imported scores, and the reports they stand in',
  })
  @AnswersReport(EvaluationsAnswerDto)
  @ApiNotFoundResponse(NONE)
  async evaluations(
    @Param('subject') subjectText: string,
    @Param('code') code: string,
    @Query() { period: periodText }: EvaluationsQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { query } = this.named(subjectText, code, periodText);
    const { subject, period } = query;
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.answers.json(keyOf(query, 'evaluations'), this.clock.today(), async (snapshot) => {
      const own = (await snapshot.evaluations(period.name)).filter(
        (one) => one.subject === subject && one.code === code,
      );
      return JSON.stringify(evaluationsBody(period.name, own)).slice(1);
    });
  }

  private selected(dto: Omit<ScorecardsQueryDto, 'format'>): Pick<Asked, 'query' | 'scope'> {
    const { subject, within, peers } = dto;
    const period = periodOf(dto.period, this.clock.today());
    const query: ScorecardQuery = { subject, within, peers, period, now: this.clock.minute() };
    const scope = this.scorecards.scope(query, this.clock.today());
    if (scope === undefined) throw unknownWithin();
    if (subject === 'area' && scope.area === undefined) {
      throw badParameter('within', 'must be an area when the cards are of areas');
    }
    return { query, scope };
  }

  private named(
    subjectText: string,
    code: string,
    period: string | undefined,
  ): Pick<Asked, 'query' | 'scope'> {
    const subject = CARD_SUBJECTS.find((one) => one === subjectText);
    if (subject === undefined) {
      throw notFound(`must be one of ${CARD_SUBJECTS.join(', ')}`, 'subject');
    }
    const today = this.clock.today();
    const now = this.clock.minute();
    const query = { subject, within: code, period: periodOf(period, today), now };
    const scope = this.scorecards.scope(query, today);
    if (scope === undefined || (scope.area !== undefined) !== (subject === 'area')) {
      throw notFound('is not in the registry of this period', 'code');
    }
    return { query, scope };
  }

  private send(
    reply: FastifyReply,
    { query, scope, format, name }: Asked,
    json: (answer: Scorecards) => object,
    csv: (answer: Scorecards) => string,
    compute: (snapshot: ScoreSnapshot) => Promise<Scorecards>,
  ): Promise<Buffer> {
    const key = keyOf(query, `${name} ${format}`);
    const today = this.clock.today();
    if (format === 'csv') {
      const file = `${query.subject}-${query.within}-${query.period.name}.csv`;
      csvHeaders(reply, `${name}-${file}`, `考核-${scope.name}-${file}`);
      return this.answers.text(key, today, async (snapshot) => csv(await compute(snapshot)));
    }
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.answers.json(key, today, async (snapshot) =>
      JSON.stringify(json(await compute(snapshot))).slice(1),
    );
  }
}

/** A card rests on the steps taken on cases, on imports of scores, and on the minute. */
const keyOf =
  ({ subject, within, peers, period, now }: ScorecardQuery, name: string) =>
  async (snapshot: ScoreSnapshot): Promise<string> =>
    [name, subject, within, peers ?? '', period.name, now, await snapshot.caseVersion()].join(' ');
