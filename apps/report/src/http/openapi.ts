import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { BadRatingsAnswerDto } from '../downloads/bad-ratings/bad-ratings-answer.dto.js';
import { CoverageAnswerDto } from '../coverage/coverage-answer.dto.js';
import { MissingAnswerDto } from '../coverage/missing-answer.dto.js';
import { LoopAnswerDto } from '../loop/loop-answer.dto.js';
import { RankingAnswerDto } from '../rankings/ranking-answer.dto.js';
import {
  EvaluationsAnswerDto,
  ScorecardAnswerDto,
  ScorecardsAnswerDto,
  ShortlistAnswerDto,
} from '../scorecards/scorecard-answer.dto.js';
import { ScoreAnswerDto } from '../scores/score-answer.dto.js';
import { ProblemDto } from './problem.dto.js';

/** Serves the description of the API, made once from the controllers, at `/openapi.json`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('好差评 report')
    .setDescription(
      'Rankings, scores and coverage of government services, from what citizens said. ' +
        'Rates are fractions between 0 and 1; periods are of China time.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [
      RankingAnswerDto,
      ScoreAnswerDto,
      CoverageAnswerDto,
      MissingAnswerDto,
      LoopAnswerDto,
      ScorecardsAnswerDto,
      ScorecardAnswerDto,
      ShortlistAnswerDto,
      EvaluationsAnswerDto,
      ProblemDto,
      BadRatingsAnswerDto,
    ],
  });
  const text = JSON.stringify(document);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', (_request, reply) => {
      void reply.header('content-type', 'application/json; charset=utf-8').send(text);
    });
}
