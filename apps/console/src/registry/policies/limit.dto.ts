import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { Limit } from '#shared/domain/casework/casework.js';
import { oneOf } from '../../http/validation.js';

export const MOST_DAYS = 365;
const UNITS = ['working', 'natural'] as const;
const DAYS = { message: `must be a whole number from 1 to ${MOST_DAYS}` };

/** Days given for a stage. */
export class LimitDto implements Limit {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DAYS })
  @IsInt(DAYS)
  @Min(1, DAYS)
  @Max(MOST_DAYS, DAYS)
  days!: number;

  @ApiProperty({ enum: UNITS })
  @IsIn(UNITS, oneOf(UNITS))
  unit!: (typeof UNITS)[number];
}
