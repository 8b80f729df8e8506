import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBooleanString, IsIn, IsOptional } from 'class-validator';
import {
  ASKED_KINDS,
  REVEAL_STATES,
  type AskedKind,
  type RevealState,
} from '#shared/contract/reveal-storage.js';
import { oneOf } from '../../http/validation.js';
import { IsAfter, IsLimit } from '../../paging/page-fields.js';
import { CURSORS } from '../cursors.js';

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

  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(100, 50)
  limit = 50;
}
