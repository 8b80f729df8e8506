import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { HEARD, type Heard } from '#shared/domain/coverage/last-heard.js';
import {
  FileFormatParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type FileFormat,
} from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';
import { PAGES, PAGE_SIZES } from './coverage-query.dto.js';
import { MISSING_KINDS, type MissingKind } from './missing.types.js';

/** What `GET /v1/coverage/missing` and the page of coverage are asked. */
class MissingParametersDto {
  @ApiPropertyOptional({
    enum: HEARD,
    default: 'service',
    description: 'What is missed: service records, or ratings that somebody gave',
  })
  @IsOptional()
  @IsIn(HEARD, oneOf(HEARD))
  what: Heard = 'service';

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
}

/** Query of `GET /v1/coverage/missing`. */
export class MissingQueryDto extends MissingParametersDto {
  @ApiProperty({ enum: MISSING_KINDS })
  @IsIn(MISSING_KINDS, oneOf(MISSING_KINDS))
  kind!: MissingKind;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 100,
    description: 'Entries on a page of JSON; files have all',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt(PAGE_SIZES)
  @Min(1, PAGE_SIZES)
  @Max(500, PAGE_SIZES)
  pageSize = 100;

  @FileFormatParameter()
  format: FileFormat = 'json';
}

/** Query of `GET /coverage`. */
export class CoveragePageQueryDto extends MissingParametersDto {
  @IsOptional()
  @IsIn(MISSING_KINDS, oneOf(MISSING_KINDS))
  kind: MissingKind = 'department';
}
