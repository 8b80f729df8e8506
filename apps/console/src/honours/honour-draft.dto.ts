import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, REGISTRY_CODE_RULE } from '../http/code-field.js';

export const PERIOD = /^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/;
export const PERIOD_RULE = { message: 'must be a year, a quarter or a month' };

/** Body that has entries drafted. */
export class HonourDraftDto {
  @ApiProperty({ pattern: CODE_PATTERN, description: 'Area (with all below it) or department' })
  @Matches(CODE, REGISTRY_CODE_RULE)
  within!: string;

  @ApiProperty({ description: 'Year, quarter or month; it must be over', example: '2026-11' })
  @Matches(PERIOD, PERIOD_RULE)
  period!: string;
}
