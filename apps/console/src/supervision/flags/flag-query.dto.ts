import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import {
  FLAG_STATES,
  INTEGRITY_RULES,
  type FlagState,
  type IntegrityRule,
} from '#shared/domain/integrity/integrity-rule.js';
import { CODE, REGISTRY_CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';
import { IsAfter, IsLimit } from '../../paging/page-fields.js';
import { timeCursors } from '../../paging/time-cursor.js';

export const CURSORS = timeCursors('[A-Za-z0-9_-]{22}');

/** Query of `GET /v1/supervision/flags`. */
export class FlagQueryDto {
  @ApiPropertyOptional({ enum: FLAG_STATES })
  @IsOptional()
  @IsIn(FLAG_STATES, oneOf(FLAG_STATES))
  state?: FlagState;

  @ApiPropertyOptional({ enum: INTEGRITY_RULES })
  @IsOptional()
  @IsIn(INTEGRITY_RULES, oneOf(INTEGRITY_RULES))
  rule?: IntegrityRule;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'In this area or below it' })
  @IsOptional()
  @Matches(CODE, REGISTRY_CODE_RULE)
  within?: string;

  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(200, 50)
  limit = 50;
}
