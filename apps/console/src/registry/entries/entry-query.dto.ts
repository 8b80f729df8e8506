import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, CODE_RULE, DAY, DAY_RULE } from '../registry-fields.js';

const TEXT_RULE = { message: 'must be one line of 1 to 64 characters' };
const LIMITS = { message: 'must be a whole number from 1 to 100' };

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

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(LIMITS)
  @Min(1, LIMITS)
  @Max(100, LIMITS)
  limit = 50;
}
