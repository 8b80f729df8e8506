import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CARD_SUBJECTS, type CardSubject } from '#shared/domain/scorecard/evaluation.js';
import { AWARDS, type Award } from '#shared/domain/scorecard/rules.js';
import {
  FormatParameter,
  PeersParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type Format,
  type Peers,
} from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';

class SelectionQueryDto {
  @ApiProperty({ enum: CARD_SUBJECTS, description: 'Whose cards' })
  @IsIn(CARD_SUBJECTS, oneOf(CARD_SUBJECTS))
  subject!: CardSubject;

  @WithinParameter('Area (its whole subtree), or with subject=department a department')
  within = WHOLE;

  @PeersParameter()
  peers?: Peers;

  @PeriodParameter()
  period?: string;
}

/** Query of `GET /v1/scorecards`. */
export class ScorecardsQueryDto extends SelectionQueryDto {
  @FormatParameter()
  format: Format = 'json';
}

/** Query of `GET /v1/scorecards/shortlist`. */
export class ShortlistQueryDto extends SelectionQueryDto {
  @ApiProperty({ enum: AWARDS, description: '示范 or 先进' })
  @IsIn(AWARDS, oneOf(AWARDS))
  award!: Award;
}

/** Query of `GET /v1/scorecards/{subject}/{code}`. */
export class ScorecardQueryDto {
  @PeriodParameter()
  period?: string;

  @FormatParameter()
  format: Format = 'json';
}

/** Query of `GET /v1/scorecards/{subject}/{code}/evaluations`. */
export class EvaluationsQueryDto {
  @PeriodParameter()
  period?: string;
}
