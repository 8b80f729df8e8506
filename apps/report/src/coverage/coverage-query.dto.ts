import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  FormatParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type Format,
} from '../http/query-parameters.js';

export const PAGES = { message: 'must be a whole number from 1 to 100000' };
export const PAGE_SIZES = { message: 'must be a whole number from 1 to 500' };

/** Query of `GET /v1/coverage`. */
export class CoverageQueryDto {
  @WithinParameter('Area (its whole subtree) or department')
  within = WHOLE;

  @PeriodParameter()
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

  @FormatParameter()
  format: Format = 'json';
}
