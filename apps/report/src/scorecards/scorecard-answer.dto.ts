import { ApiProperty, PickType } from '@nestjs/swagger';
import { CARD_SUBJECTS, EVALUATION_KINDS } from '#shared/domain/scorecard/evaluation.js';
import { FIGURE_CODES } from '#shared/domain/scorecard/figures.js';
import { AWARDS, DIRECTIONS } from '#shared/domain/scorecard/rules.js';
import { REASONS } from '#shared/domain/scorecard/shortlist.js';
import { SelectionAnswerDto } from '../http/selection-answer.dto.js';

const number = (description: string) => ({ type: Number, description });
const maybe = (description: string) => ({ type: Number, nullable: true, description });

/** A figure that is weighed. */
export class WeighedFigureDto {
  @ApiProperty({ enum: FIGURE_CODES })
  code!: string;

  @ApiProperty({ example: '好评率' })
  name!: string;

  @ApiProperty(number('Points out of 100'))
  weight!: number;

  @ApiProperty({ enum: DIRECTIONS, description: 'Which end is the better one' })
  direction!: string;

  @ApiProperty(number('The value that earns nothing'))
  zero!: number;

  @ApiProperty(number('The value that earns the whole weight'))
  full!: number;
}

/** A figure on a card. */
export class CardLineDto extends WeighedFigureDto {
  @ApiProperty({ example: '好评数 ÷ 有效评价数' })
  formula!: string;

  @ApiProperty(maybe('numerator ÷ denominator; null: no data'))
  value!: number | null;

  @ApiProperty(number('Numerator'))
  numerator!: number;

  @ApiProperty(number('Denominator'))
  denominator!: number;

  @ApiProperty(maybe('Two decimals; null without data'))
  points!: number | null;

  @ApiProperty({ example: '/v1/scores/area/360800?period=2026-11' })
  from!: string;
}

class CardFiguresDto {
  @ApiProperty({ example: '360800' })
  code!: string;

  @ApiProperty({ example: '吉安市' })
  name!: string;

  @ApiProperty(number('得分: sum of the points'))
  reached!: number;

  @ApiProperty(number('有数据权重, out of 100: what `reached` is out of'))
  weight!: number;

  @ApiProperty(maybe('得分率: points in a hundred of the weight that has data'))
  rate!: number | null;
}

export class CardDto extends CardFiguresDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: too little weight has data' })
  rank!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    description: 'Points by figure; null without data',
  })
  points!: Record<string, number | null>;
}

export class RulesDto {
  @ApiProperty(number('A card with less weight that has data is not ranked'))
  minimumWeight!: number;

  @ApiProperty({ type: [WeighedFigureDto] })
  indicators!: WeighedFigureDto[];
}

class CardsSelectionDto extends SelectionAnswerDto {
  @ApiProperty({ enum: CARD_SUBJECTS })
  subject!: string;

  @ApiProperty({ type: 'integer' })
  generation!: number;

  @ApiProperty({ example: '2026-1' })
  rulesVersion!: string;
}

/** Answer of `GET /v1/scorecards`. */
export class ScorecardsAnswerDto extends CardsSelectionDto {
  @ApiProperty({ type: RulesDto })
  rules!: RulesDto;

  @ApiProperty({ type: [CardDto], description: 'By rank, then those that are not ranked' })
  cards!: CardDto[];
}

/** Answer of `GET /v1/scorecards/{subject}/{code}`. */
export class ScorecardAnswerDto extends CardFiguresDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  asOf!: string | null;

  @ApiProperty({ enum: CARD_SUBJECTS })
  subject!: string;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty({ example: '2026-11-01' })
  first!: string;

  @ApiProperty({ example: '2026-11-30' })
  last!: string;

  @ApiProperty({ type: 'integer' })
  generation!: number;

  @ApiProperty({ example: '2026-1' })
  rulesVersion!: string;

  @ApiProperty(number('Less weight with data is not ranked'))
  minimumWeight!: number;

  @ApiProperty()
  isRankable!: boolean;

  @ApiProperty({ type: [CardLineDto] })
  lines!: CardLineDto[];
}

export class ReasonDto {
  @ApiProperty({ enum: Object.keys(REASONS) })
  code!: string;

  @ApiProperty({ example: '超期案件' })
  name!: string;

  @ApiProperty(maybe('null: nothing to compare'))
  value!: number | null;

  @ApiProperty()
  limit!: number;
}

export class CandidateDto extends PickType(CardDto, ['code', 'name', 'rank', 'rate'] as const) {
  @ApiProperty({ description: 'Nothing speaks against it' })
  isEligible!: boolean;

  @ApiProperty({ type: [ReasonDto] })
  for!: ReasonDto[];

  @ApiProperty({ type: [ReasonDto] })
  against!: ReasonDto[];
}

export class ShortlistLimitsDto {
  @ApiProperty({ type: 'integer', description: 'Ranks that are looked at' })
  top!: number;

  @ApiProperty(number('Least points in a hundred'))
  rate!: number;

  @ApiProperty({ type: 'integer', description: 'Fewest valid ratings' })
  minimumSample!: number;

  @ApiProperty(number('By how much the share of defaults may have grown'))
  defaultJump!: number;

  @ApiProperty({ type: 'integer', description: 'Cases that may be late' })
  late!: number;
}

/** Answer of `GET /v1/scorecards/shortlist`. */
export class ShortlistAnswerDto extends CardsSelectionDto {
  @ApiProperty({ enum: AWARDS })
  award!: string;

  @ApiProperty({ example: '示范' })
  awardName!: string;

  @ApiProperty({ type: ShortlistLimitsDto })
  limits!: ShortlistLimitsDto;

  @ApiProperty({ type: [CandidateDto] })
  candidates!: CandidateDto[];
}

export class EvaluationDto {
  @ApiProperty({ example: '2026-Q4' })
  period!: string;

  @ApiProperty({ enum: CARD_SUBJECTS })
  subject!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty({ enum: EVALUATION_KINDS })
  kind!: string;

  @ApiProperty({ example: '第三方评估' })
  kindName!: string;

  @ApiProperty()
  score!: number;

  @ApiProperty()
  full!: number;

  @ApiProperty()
  agency!: string;

  @ApiProperty({ description: 'Title or number of the report' })
  document!: string;
}

/** Answer of `GET /v1/scorecards/{subject}/{code}/evaluations`. */
export class EvaluationsAnswerDto extends PickType(ScorecardAnswerDto, [
  'asOf',
  'period',
] as const) {
  @ApiProperty({ type: [EvaluationDto] })
  evaluations!: EvaluationDto[];
}
