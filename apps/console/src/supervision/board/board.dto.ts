import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CASE_KIND_NAMES, type CaseKindName } from '#shared/domain/casework/casework.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, REGISTRY_CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

const BY = ['area', 'unit'] as const;

/** Query of `GET /v1/supervision/board`. */
export class BoardQueryDto {
  @ApiPropertyOptional({
    pattern: CODE_PATTERN,
    description: 'In this area; by default the one of the widest scope',
  })
  @IsOptional()
  @Matches(CODE, REGISTRY_CODE_RULE)
  within?: string;

  @ApiPropertyOptional({ enum: CASE_KIND_NAMES })
  @IsOptional()
  @IsIn(CASE_KIND_NAMES, oneOf(CASE_KIND_NAMES))
  kind?: CaseKindName;

  @ApiPropertyOptional({
    enum: BY,
    default: 'area',
    description: 'A row for each area just below, or for each department that works on cases',
  })
  @IsOptional()
  @IsIn(BY, oneOf(BY))
  by: (typeof BY)[number] = 'area';
}

const count = (description: string) => ({ type: 'integer' as const, minimum: 0, description });

/** How the cases of a place stand now. */
export class BoardCountsDto {
  @ApiProperty(count('Not closed'))
  open!: number;

  @ApiProperty(count('Of these due soon'))
  dueSoon!: number;

  @ApiProperty(count('Of these late'))
  late!: number;

  @ApiProperty(count('Of these paused, or beyond the calendar (待日历)'))
  waiting!: number;

  @ApiProperty(count('Closed in the last 30 days'))
  closed30!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Of the open one that is due first' })
  oldestDueAt!: string | null;
}

/** The counts of a place, to be taken over into more. */
export type BoardCounts = Pick<BoardCountsDto, keyof BoardCountsDto>;

export class BoardRowDto extends BoardCountsDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: with no department' })
  code!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when the registry lacks it' })
  name!: string | null;
}

/** What is latest stands first. The cases that are late are `GET /v1/cases?due=late`. */
export class BoardDto {
  @ApiProperty({ description: 'The area that it is about', example: '360000' })
  within!: string;

  @ApiProperty({ type: [BoardRowDto] })
  rows!: BoardRowDto[];

  @ApiProperty({ type: BoardCountsDto })
  total!: BoardCountsDto;
}
