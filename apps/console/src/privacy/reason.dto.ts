import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { AREA_CODE_RULE, CODE } from '../http/code-field.js';

const REASON = /^(?=.*\P{White_Space})[^\p{Cc}\p{Cs}]{1,500}$/u;
const REASON_RULE = { message: 'must be one line of 1 to 500 characters' };

/** Why somebody does it, in words of his own; they rest sealed and are in no audit entry. */
export const IsReason = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ minLength: 1, maxLength: 500, example: '办理回访所需' }),
    Matches(REASON, REASON_RULE),
  );

/** An area to narrow by; absent: all that the scopes of the caller hold. */
export const IsWithin = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      pattern: CODE_PATTERN,
      description: 'In this area or below it; absent: wherever the caller may',
      example: '360829',
    }),
    IsOptional(),
    Matches(CODE, AREA_CODE_RULE),
  );
