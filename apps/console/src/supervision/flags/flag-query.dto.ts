import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import {
  FLAG_STATES,
  INTEGRITY_RULES,
  type FlagState,
  type IntegrityRule,
} from '#shared/domain/integrity/integrity-rule.js';
import { oneOf } from '../../http/validation.js';
import type { FlagCursor } from './flag-store.port.js';

const CODE = new RegExp(CODE_PATTERN);
const CODE_RULE = { message: 'must be a code of the registry' };
const CURSOR = /^(\d{1,15})\.([A-Za-z0-9_-]{22})$/;
const CURSOR_RULE = { message: 'must be the next of the page before' };
const LIMITS = { message: 'must be a whole number from 1 to 200' };

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
  @Matches(CODE, CODE_RULE)
  within?: string;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Matches(CURSOR, CURSOR_RULE)
  after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(LIMITS)
  @Min(1, LIMITS)
  @Max(200, LIMITS)
  limit = 50;
}

/** Where a page begins; undefined for the first one. */
export function cursorOf(after: string | undefined): FlagCursor | undefined {
  const [, foundAt, code] = CURSOR.exec(after ?? '') ?? [];
  if (foundAt === undefined || code === undefined) return undefined;
  return { foundAt: new Date(Number(foundAt)), code };
}

/** The cursor behind a flag. */
export const cursorText = ({ foundAt, code }: FlagCursor): string => `${foundAt.getTime()}.${code}`;
