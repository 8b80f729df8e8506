import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { FiguresDto } from '../rankings/ranking-answer.dto.js';
import { RANKED_SUBJECTS } from '../reading/ranked-subject.js';

const levels = {
  type: 'object' as const,
  additionalProperties: { type: 'integer' },
  description: 'Valid ratings by level, 1 to 5',
  example: { '1': 2, '2': 5, '3': 20, '4': 150, '5': 800 },
};
const rate = (description: string) => ({
  type: Number,
  nullable: true,
  minimum: 0,
  maximum: 1,
  description,
});

/** All figures of one subject in one period. */
export class AllFiguresDto extends OmitType(FiguresDto, ['code', 'name']) {
  @ApiProperty(rate('差评率: bad ÷ valid'))
  badRate!: number | null;

  @ApiProperty(rate('未评率: (unrated − pending) ÷ (due − pending)'))
  unratedRate!: number | null;

  @ApiProperty(rate('默认占比: defaulted ÷ due'))
  defaultShare!: number | null;

  @ApiProperty({ type: 'integer', description: 'First ratings decided not to count' })
  excluded!: number;

  @ApiProperty(levels)
  levels!: Record<string, number>;
}

export class SeriesEntryDto extends AllFiguresDto {
  @ApiProperty({ description: 'A day or a month', example: '2026-11-22' })
  period!: string;
}

export class ScoreCutDto {
  @ApiProperty({ example: '2' })
  code!: string;

  @ApiProperty({ example: '移动端' })
  name!: string;

  @ApiProperty({ type: 'integer' })
  valid!: number;

  @ApiProperty({ type: 'integer' })
  good!: number;

  @ApiProperty({ type: 'integer' })
  bad!: number;

  @ApiProperty(rate('好评率'))
  goodRate!: number | null;

  @ApiProperty(rate('Lower end of its interval'))
  goodRateLow!: number | null;

  @ApiProperty(rate('Upper end of its interval'))
  goodRateHigh!: number | null;

  @ApiProperty(rate('差评率'))
  badRate!: number | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 100 })
  score!: number | null;

  @ApiProperty(levels)
  levels!: Record<string, number>;
}

export class HoursCutDto extends ScoreCutDto {
  @ApiProperty({ type: 'integer' })
  due!: number;

  @ApiProperty({ type: 'integer' })
  active!: number;

  @ApiProperty({ type: 'integer' })
  defaulted!: number;

  @ApiProperty({ type: 'integer' })
  unrated!: number;

  @ApiProperty(rate('主动评价率'))
  activeRate!: number | null;
}

export class TagCountDto {
  @ApiProperty({ example: '510' })
  code!: string;

  @ApiProperty({ example: '服务热情' })
  name!: string;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 5 })
  level!: number | null;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

export class FollowUpsDto {
  @ApiProperty({ ...levels, description: '追评 by level, reported beside the first ratings' })
  levels!: Record<string, number>;

  @ApiProperty({ type: 'integer' })
  excluded!: number;
}

export class VisitsDto {
  @ApiProperty({ type: 'integer', description: 'Valid ratings of visits: good + bad' })
  total!: number;

  @ApiProperty({ type: 'integer' })
  good!: number;

  @ApiProperty({ type: 'integer' })
  bad!: number;

  @ApiProperty({ ...levels, description: 'Valid ratings of visits by level, 1 to 5' })
  levels!: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Ratings of visits decided not to count' })
  excluded!: number;
}

/** Answer of `GET /v1/scores/{subject}/{code}`. */
export class ScoreAnswerDto extends AllFiguresDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  asOf!: string | null;

  @ApiProperty({ enum: RANKED_SUBJECTS })
  subject!: string;

  @ApiProperty({ example: '360800' })
  code!: string;

  @ApiProperty({ example: '吉安市' })
  name!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Area above, of areas and departments',
  })
  areaCode!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Department of an item or point' })
  deptCode!: string | null;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty({ example: '2026-11-01' })
  first!: string;

  @ApiProperty({ example: '2026-11-30' })
  last!: string;

  @ApiProperty({ type: 'integer' })
  generation!: number;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  levelNames!: Record<string, string>;

  @ApiProperty({ type: FollowUpsDto })
  followUps!: FollowUpsDto;

  @ApiProperty({
    type: VisitsDto,
    nullable: true,
    description:
      '无办件评价, visits without a case: part of no other figure. Of areas, departments and ' +
      'points; null for others',
  })
  visits!: VisitsDto | null;

  @ApiProperty({ type: [ScoreCutDto], description: 'Direct from the person, or forwarded' })
  doors!: ScoreCutDto[];

  @ApiProperty({ type: [SeriesEntryDto], description: 'Days of a day or month, else months' })
  series!: SeriesEntryDto[];

  @ApiProperty({ type: [ScoreCutDto], description: 'Of areas and departments; empty for others' })
  channels!: ScoreCutDto[];

  @ApiProperty({ type: [HoursCutDto], description: 'Of areas and departments; empty for others' })
  hours!: HoursCutDto[];

  @ApiProperty({ type: [TagCountDto], description: 'Of areas and departments; empty for others' })
  tags!: TagCountDto[];
}
