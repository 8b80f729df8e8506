import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE_RULE, IsPeriod, oneOf } from '../http/validation.js';

const FORMATS = ['json', 'csv'] as const;

/** Query of `GET /v1/scores/{subject}/{code}`. */
export class ScoreQueryDto {
  @ApiPropertyOptional({
    description: 'Year, quarter, month or day in China time; default the current month',
    example: '2026-11',
  })
  @IsOptional()
  @IsPeriod()
  period?: string;

  @ApiPropertyOptional({
    description: 'Area or department that bounds a channel or a kind of hours',
    default: '360000',
    pattern: CODE_PATTERN,
  })
  @IsOptional()
  @Matches(new RegExp(CODE_PATTERN), { message: CODE_RULE })
  within = '360000';

  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS, oneOf(FORMATS))
  format: (typeof FORMATS)[number] = 'json';
}
