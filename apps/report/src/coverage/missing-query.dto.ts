import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { HEARD, type Heard } from '#shared/domain/coverage/last-heard.js';
import {
  FileFormatParameter,
  PageParameter,
  PageSizeParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type FileFormat,
} from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';
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

  @PageParameter()
  page = 1;
}

/** Query of `GET /v1/coverage/missing`. */
export class MissingQueryDto extends MissingParametersDto {
  @ApiProperty({ enum: MISSING_KINDS })
  @IsIn(MISSING_KINDS, oneOf(MISSING_KINDS))
  kind!: MissingKind;

  @PageSizeParameter('Entries on a page of JSON; files have all')
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
