import { ApiProperty, OmitType } from '@nestjs/swagger';
import { count, SelectionAnswerDto } from '../http/selection-answer.dto.js';
import { INDICATOR_NAMES, OFFICIAL_INDICATORS } from './indicator-spec.js';
import { RANKED_SUBJECTS } from '../reading/ranked-subject.js';

const rate = (description: string, example: number) => ({
  type: Number,
  nullable: true,
  minimum: 0,
  maximum: 1,
  description: `${description}; null without a denominator`,
  example,
});
const cohort = (description: string, example: number) => ({
  type: 'integer' as const,
  nullable: true,
  description: `${description}; null for channels`,
  example,
});

/** What was counted, without a place in a ranking. */
export class FiguresDto {
  @ApiProperty({ example: '360800' })
  code!: string;

  @ApiProperty({ example: '吉安市' })
  name!: string;

  @ApiProperty(count('有效主动评价数: valid chosen first ratings', 1200))
  valid!: number;

  @ApiProperty(count('好评数: of these, levels 3 to 5', 1164))
  good!: number;

  @ApiProperty(count('差评数: of these, levels 1 and 2', 36))
  bad!: number;

  @ApiProperty(rate('好评率: good ÷ valid', 0.97))
  goodRate!: number | null;

  @ApiProperty(rate('Lower end of its 95 % Wilson interval, which ranks', 0.958701))
  goodRateLow!: number | null;

  @ApiProperty(rate('Upper end of its 95 % Wilson interval', 0.978251))
  goodRateHigh!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 100,
    description: '满意度得分: mean of the levels’ points; null without a rating',
    example: 91.25,
  })
  score!: number | null;

  @ApiProperty(cohort('应评数: services of the period', 2000))
  due!: number | null;

  @ApiProperty(cohort('主动评价: services whose person chose a level', 1150))
  active!: number | null;

  @ApiProperty(cohort('默认评价: services whose silence a source declared', 50))
  defaulted!: number | null;

  @ApiProperty(cohort('未评: services with neither', 800))
  unrated!: number | null;

  @ApiProperty(cohort('未到期: unrated services that may still be rated', 120))
  pending!: number | null;

  @ApiProperty(rate('主动评价率: active ÷ due', 0.575))
  activeRate!: number | null;
}

/** A row of a ranking. */
export class RankingRowDto extends FiguresDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: '1, 1, 3', example: 1 })
  rank!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Rank in the period before minus this one; null if it had none',
    example: 2,
  })
  change!: number | null;
}

/** 样本不足: the same fields without a rank. */
export class InsufficientRowDto extends OmitType(RankingRowDto, ['rank']) {}

/** Answer of `GET /v1/rankings`. */
export class RankingAnswerDto extends SelectionAnswerDto {
  @ApiProperty({ enum: RANKED_SUBJECTS, example: 'area' })
  subject!: string;

  @ApiProperty({ enum: INDICATOR_NAMES, example: 'goodRate' })
  indicator!: string;

  @ApiProperty({
    enum: OFFICIAL_INDICATORS,
    description: 'The indicator whose ranking is the official one, by policy',
    example: 'goodRate',
  })
  official!: string;

  @ApiProperty({ description: 'The figure whose exact value ranks', example: 'goodRateLow' })
  rankedBy!: string;

  @ApiProperty({ enum: ['higher', 'lower'], description: 'Which end is the better' })
  direction!: string;

  @ApiProperty({ enum: ['all', 'direct', 'forwarded'] })
  door!: string;

  @ApiProperty({ enum: ['valid', 'due'], description: 'The denominator that must suffice' })
  sample!: string;

  @ApiProperty({ type: 'integer', example: 30 })
  minimumSample!: number;

  @ApiProperty({ type: 'integer', description: 'Generation of the scores', example: 1 })
  generation!: number;

  @ApiProperty({ type: FiguresDto, description: 'Everything counted, each department once' })
  total!: FiguresDto;

  @ApiProperty({ type: [RankingRowDto] })
  rows!: RankingRowDto[];

  @ApiProperty({ type: [InsufficientRowDto] })
  insufficient!: InsufficientRowDto[];
}
