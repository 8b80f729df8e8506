import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';

const WORD = new RegExp(CODE_PATTERN);
const RULE = { message: 'must be one word of letters, digits, _ and -' };

/** What every figure can be asked with; report says which words it takes. */
class FigureQueryDto {
  @ApiPropertyOptional({
    pattern: CODE_PATTERN,
    description: 'Area (with all below it) or department; default the first scope of the caller',
  })
  @IsOptional()
  @Matches(WORD, RULE)
  within?: string;

  @ApiPropertyOptional({ enum: ['province', 'city', 'county', 'town'] })
  @IsOptional()
  @Matches(WORD, RULE)
  peers?: string;

  @ApiPropertyOptional({ description: 'Year, quarter, month or day', example: '2026-11' })
  @IsOptional()
  @Matches(WORD, RULE)
  period?: string;

  @ApiPropertyOptional({ enum: ['json', 'csv', 'xlsx'], default: 'json' })
  @IsOptional()
  @Matches(WORD, RULE)
  format?: string;
}

/** Query of `GET /v1/rankings`, as report has it. */
export class RankingQueryDto extends FigureQueryDto {
  @ApiProperty({ enum: ['area', 'department', 'item', 'point', 'channel', 'hours'] })
  @Matches(WORD, RULE)
  subject!: string;

  @ApiPropertyOptional({ description: 'What ranks', default: 'goodRate' })
  @IsOptional()
  @Matches(WORD, RULE)
  indicator?: string;

  @ApiPropertyOptional({ enum: ['all', 'direct', 'forwarded'], default: 'all' })
  @IsOptional()
  @Matches(WORD, RULE)
  door?: string;
}

/** Query of `GET /v1/loop`, as report has it. */
export class LoopQueryDto extends FigureQueryDto {
  @ApiPropertyOptional({ enum: ['area', 'department'], default: 'area' })
  @IsOptional()
  @Matches(WORD, RULE)
  by?: string;

  @ApiPropertyOptional({ description: 'Kind of case', default: 'bad-rating' })
  @IsOptional()
  @Matches(WORD, RULE)
  kind?: string;
}
