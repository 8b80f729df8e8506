import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { HONOUR_STATES, type HonourState } from '#shared/domain/honour/honour-procedure.js';
import { HONOUR_LISTS, type HonourList } from '#shared/domain/honour/honour-rules.js';
import { oneOf } from '../http/validation.js';
import { IsAfter, IsLimit } from '../paging/page-fields.js';
import { timeCursors } from '../paging/time-cursor.js';
import { PERIOD, PERIOD_RULE } from './honour-draft.dto.js';

export const CURSORS = timeCursors('[A-Za-z0-9_-]{22}');
const STATES = Object.keys(HONOUR_STATES) as HonourState[];

/** Query of `GET /v1/supervision/honours`. */
export class HonourQueryDto {
  @ApiPropertyOptional({ enum: HONOUR_LISTS })
  @IsOptional()
  @IsIn(HONOUR_LISTS, oneOf(HONOUR_LISTS))
  list?: HonourList;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES, oneOf(STATES))
  state?: HonourState;

  @ApiPropertyOptional({ example: '2026-11' })
  @IsOptional()
  @Matches(PERIOD, PERIOD_RULE)
  period?: string;

  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(200, 50)
  limit = 50;
}
