import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { CASE_STATES, type CaseState } from '#shared/domain/case.js';
import {
  CASE_KIND_NAMES,
  DUE_STATES,
  type CaseKindName,
  type DueState,
} from '#shared/domain/casework/casework.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, REGISTRY_CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';
import { IsAfter, IsLimit } from '../../paging/page-fields.js';
import { timeCursors } from '../../paging/time-cursor.js';

const NUMBER_RULE = { message: 'must be one line of 1 to 64 characters' };
const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_RULE = { message: 'must be a China day, YYYY-MM-DD' };

export const CURSORS = timeCursors('[A-Za-z0-9_-]{22}');

/** Query of `GET /v1/cases`. */
export class CaseQueryDto {
  @ApiPropertyOptional({ enum: CASE_STATES, isArray: true, description: 'In one of these' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsIn(CASE_STATES, { ...oneOf(CASE_STATES), each: true })
  state?: CaseState[];

  @ApiPropertyOptional({ type: Boolean, description: 'Only those whose next step is mine' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value))
  @IsBoolean({ message: 'must be true, or be left out' })
  mine?: boolean;

  @ApiPropertyOptional({ enum: DUE_STATES, description: 'How it stands with its time now' })
  @IsOptional()
  @IsIn(DUE_STATES, oneOf(DUE_STATES))
  due?: DueState;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'In this area or below it' })
  @IsOptional()
  @Matches(CODE, REGISTRY_CODE_RULE)
  area?: string;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'With this department' })
  @IsOptional()
  @Matches(CODE, REGISTRY_CODE_RULE)
  unit?: string;

  @ApiPropertyOptional({ enum: CASE_KIND_NAMES })
  @IsOptional()
  @IsIn(CASE_KIND_NAMES, oneOf(CASE_KIND_NAMES))
  kind?: CaseKindName;

  @ApiPropertyOptional({ description: 'Begins the number of the case (办件编号)' })
  @IsOptional()
  @Matches(/^[^\p{Cc}\p{Cs}]{1,64}$/u, NUMBER_RULE)
  number?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Opened on this China day or later' })
  @IsOptional()
  @Matches(DAY, DAY_RULE)
  openedFrom?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Opened on this China day or earlier' })
  @IsOptional()
  @Matches(DAY, DAY_RULE)
  openedTo?: string;

  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(200, 50)
  limit = 50;
}
