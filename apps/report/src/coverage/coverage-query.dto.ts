import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE_RULE, IsPeriod, oneOf } from '../http/validation.js';

const FORMATS = ['json', 'csv'] as const;
const PAGES = { message: 'must be a whole number from 1 to 100000' };
const PAGE_SIZES = { message: 'must be a whole number from 1 to 500' };

/** Query of `GET /v1/coverage`. */
export class CoverageQueryDto {
  @ApiPropertyOptional({
    description: 'Area (its whole subtree) or department',
    default: '360000',
    pattern: CODE_PATTERN,
  })
  @IsOptional()
  @Matches(new RegExp(CODE_PATTERN), { message: CODE_RULE })
  within = '360000';

  @ApiPropertyOptional({
    description: 'Year, quarter, month or day in China time; default the current month',
    example: '2026-11',
  })
  @IsOptional()
  @IsPeriod()
  period?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(PAGES)
  @Min(1, PAGES)
  @Max(100_000, PAGES)
  page = 1;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 100,
    description: 'Silent departments on a page',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt(PAGE_SIZES)
  @Min(1, PAGE_SIZES)
  @Max(500, PAGE_SIZES)
  pageSize = 100;

  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS, oneOf(FORMATS))
  format: (typeof FORMATS)[number] = 'json';
}
