import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import type { CaseRules } from '#shared/domain/casework/case-policy.js';
import { oneOf } from '../../http/validation.js';
import { LimitDto } from './limit.dto.js';
import { StageLimitsDto } from './stage-limits.dto.js';

const REVISITS = ['real-name', 'all', 'none'] as const;
const OBJECT = { message: 'must be an object' };

const between = (least: number, most: number) => ({
  message: `must be a whole number from ${least} to ${most}`,
});
const FEW = between(0, 10);
const EXTENSION = between(0, 180);
const ATTEMPTS = between(1, 20);

/** The rules of the loop for one clock. */
export class CaseRulesDto implements CaseRules {
  @ApiProperty({ type: StageLimitsDto })
  @IsObject(OBJECT)
  @ValidateNested()
  @Type(() => StageLimitsDto)
  limits!: StageLimitsDto;

  @ApiProperty({ type: LimitDto, description: 'In place of `limits.handle` for a complex case' })
  @IsObject(OBJECT)
  @ValidateNested()
  @Type(() => LimitDto)
  complexLimit!: LimitDto;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10, description: 'How often extended' })
  @IsInt(FEW)
  @Min(0, FEW)
  @Max(10, FEW)
  extensions!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 180,
    description: 'By how many days in all',
  })
  @IsInt(EXTENSION)
  @Min(0, EXTENSION)
  @Max(180, EXTENSION)
  extensionDays!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10, description: 'How often returned' })
  @IsInt(FEW)
  @Min(0, FEW)
  @Max(10, FEW)
  returns!: number;

  @ApiProperty({ description: 'An officer reviews the answer before the person is asked' })
  @IsBoolean({ message: 'must be true or false' })
  review!: boolean;

  @ApiProperty({ enum: REVISITS, description: 'Who is asked whether it is settled' })
  @IsIn(REVISITS, oneOf(REVISITS))
  revisit!: (typeof REVISITS)[number];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 20, description: 'Attempts to reach one' })
  @IsInt(ATTEMPTS)
  @Min(1, ATTEMPTS)
  @Max(20, ATTEMPTS)
  revisitAttempts!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10,
    description: 'Explained how often again',
  })
  @IsInt(FEW)
  @Min(0, FEW)
  @Max(10, FEW)
  explainAgain!: number;
}
