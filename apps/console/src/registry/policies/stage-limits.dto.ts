import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import type { Stage } from '#shared/domain/casework/case-stage.js';
import { LimitDto } from './limit.dto.js';

const IsLimit = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: LimitDto, description }),
    IsObject({ message: 'must be an object' }),
    ValidateNested(),
    Type(() => LimitDto),
  );

/** The days of every stage. */
export class StageLimitsDto implements Record<Stage, LimitDto> {
  @IsLimit('转办')
  assign!: LimitDto;

  @IsLimit('签收')
  receive!: LimitDto;

  @IsLimit('核实整改')
  handle!: LimitDto;

  @IsLimit('认定, 复核')
  decide!: LimitDto;

  @IsLimit('认定后告知')
  answer!: LimitDto;

  @IsLimit('审核')
  review!: LimitDto;

  @IsLimit('回访')
  revisit!: LimitDto;

  @IsLimit('办结')
  close!: LimitDto;
}
