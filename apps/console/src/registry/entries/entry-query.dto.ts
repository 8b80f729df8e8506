import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, CODE_RULE } from '../../http/code-field.js';
import { IsLimit } from '../../paging/page-fields.js';
import { DAY, DAY_RULE } from '../registry-fields.js';

const TEXT_RULE = { message: 'must be one line of 1 to 64 characters' };

/** Query of `GET /v1/registry/{part}`. */
export class EntryQueryDto {
  @ApiPropertyOptional({ description: 'Begins the code, or stands in the name' })
  @IsOptional()
  @Matches(/^[^\p{Cc}\p{Cs}]{1,64}$/u, TEXT_RULE)
  q?: string;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'In this area or below it' })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  within?: string;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'Of areas: right below this one' })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  parent?: string;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'Of this department' })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  department?: string;

  @ApiPropertyOptional({ format: 'date', description: 'As it stands on a day; absent: today' })
  @IsOptional()
  @Matches(DAY, DAY_RULE)
  @IsISO8601({ strict: true }, DAY_RULE)
  on?: string;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: '`next` of the page before' })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  after?: string;

  @IsLimit(100, 50)
  limit = 50;
}
