import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import { CODE_RULE, IsPeriod, oneOf } from './validation.js';

const PEERS = ['province', 'city', 'county', 'town'] as const satisfies readonly AreaLevel[];
export type Peers = (typeof PEERS)[number];

const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
const FILE_FORMATS = [...FORMATS, 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What is looked at when nobody says so: the province. */
export const WHOLE = '360000';

/** The area or department that an answer keeps within; `WHOLE` without one. */
export const WithinParameter = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, default: WHOLE, pattern: CODE_PATTERN }),
    IsOptional(),
    Matches(new RegExp(CODE_PATTERN), { message: CODE_RULE }),
  );

/** The level that is compared. */
export const PeersParameter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: PEERS,
      description: 'Only areas of this level, or departments of areas of this level',
    }),
    IsOptional(),
    IsIn(PEERS, oneOf(PEERS)),
  );

/** A period, which `periodOf` reads. */
export const PeriodParameter = (
  description = 'Year, quarter, month or day in China time; default the current month',
): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, example: '2026-11' }),
    IsOptional(),
    IsPeriod(),
  );

/** JSON or CSV. */
export const FormatParameter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: FORMATS, default: 'json' }),
    IsOptional(),
    IsIn(FORMATS, oneOf(FORMATS)),
  );

/** JSON, CSV or a workbook. */
export const FileFormatParameter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: FILE_FORMATS, default: 'json' }),
    IsOptional(),
    IsIn(FILE_FORMATS, oneOf(FILE_FORMATS)),
  );

/** Which page of a long answer, from 1. */
export const PageParameter = (): PropertyDecorator => wholeNumber({ default: 1, maximum: 100_000 });

/** How many entries a page has. */
export const PageSizeParameter = (description: string): PropertyDecorator =>
  wholeNumber({ default: 100, maximum: 500, description });

interface WholeNumber {
  readonly default: number;
  readonly maximum: number;
  readonly description?: string;
}

function wholeNumber(options: WholeNumber): PropertyDecorator {
  const rule = { message: `must be a whole number from 1 to ${options.maximum}` };
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, ...options }),
    IsOptional(),
    Type(() => Number),
    IsInt(rule),
    Min(1, rule),
    Max(options.maximum, rule),
  );
}
