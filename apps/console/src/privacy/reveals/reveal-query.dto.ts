import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBooleanString, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import {
  ASKED_KINDS,
  REVEAL_STATES,
  type AskedKind,
  type RevealState,
} from '#shared/contract/reveal-storage.js';
import { oneOf } from '../../http/validation.js';
import { CURSOR, CURSOR_RULE } from '../cursor.js';

const LIMITS = { message: 'must be a whole number from 1 to 100' };

/** Query of `GET /v1/reveals`. */
export class RevealQueryDto {
  @ApiPropertyOptional({ enum: REVEAL_STATES })
  @IsOptional()
  @IsIn(REVEAL_STATES, oneOf(REVEAL_STATES))
  state?: RevealState;

  @ApiPropertyOptional({ enum: ASKED_KINDS })
  @IsOptional()
  @IsIn(ASKED_KINDS, oneOf(ASKED_KINDS))
  kind?: AskedKind;

  @ApiPropertyOptional({ description: 'true: only what one asked for oneself; false: the rest' })
  @IsOptional()
  @IsBooleanString({ message: 'must be true or false' })
  mine?: 'true' | 'false';

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Matches(CURSOR, CURSOR_RULE)
  after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(LIMITS)
  @Min(1, LIMITS)
  @Max(100, LIMITS)
  limit = 50;
}
