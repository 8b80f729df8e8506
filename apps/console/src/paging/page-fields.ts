import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** `after`: where a page begins, as the one before said it. */
export const IsAfter = (pattern: RegExp): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: '`next` of the page before' }),
    IsOptional(),
    Matches(pattern, { message: 'must be the next of the page before' }),
  );

/** `limit`: how many rows a page has at most; `preset` is that of a query that does not say. */
export function IsLimit(most: number, preset: number): PropertyDecorator {
  const rule = { message: `must be a whole number from 1 to ${most}` };
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: most, default: preset }),
    IsOptional(),
    Type(() => Number),
    IsInt(rule),
    Min(1, rule),
    Max(most, rule),
  );
}
