import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  LONGEST_REVEAL_HOURS,
  REVEALED_FIELDS,
  type RevealedField,
} from '#shared/contract/reveal-storage.js';
import { oneOf } from '../../http/validation.js';
import { IsReason } from '../reason.dto.js';

const CASE_RULE = { message: 'must be the id of a case' };
const FIELDS_RULE = { message: `must be a list of ${REVEALED_FIELDS.join(', ')}, each once` };
const HOURS_RULE = { message: `must be a whole number from 1 to ${LONGEST_REVEAL_HOURS}` };

/** Body of `POST /v1/reveals`. */
export class RevealRequestDto {
  @ApiProperty({ description: 'The id of a case', example: 'qL8R4QIcQ_ZsRqOAbeRfcQ' })
  @Matches(/^[A-Za-z0-9_-]{22}$/, CASE_RULE)
  case!: string;

  @ApiProperty({ enum: REVEALED_FIELDS, isArray: true, minItems: 1 })
  @IsArray(FIELDS_RULE)
  @ArrayMinSize(1, FIELDS_RULE)
  @ArrayMaxSize(REVEALED_FIELDS.length, FIELDS_RULE)
  @ArrayUnique(FIELDS_RULE)
  @IsIn(REVEALED_FIELDS, { ...oneOf(REVEALED_FIELDS), each: true })
  what!: RevealedField[];

  @IsReason()
  reason!: string;
}

/** Body of `POST /v1/reveals/{id}/decision`. */
export class RevealDecisionDto {
  @ApiProperty()
  @IsBoolean({ message: 'must be true or false' })
  approve!: boolean;

  @IsReason()
  reason!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_REVEAL_HOURS,
    description: 'How long it may be opened; asked for where a reveal is approved',
  })
  @IsOptional()
  @IsInt(HOURS_RULE)
  @Min(1, HOURS_RULE)
  @Max(LONGEST_REVEAL_HOURS, HOURS_RULE)
  hours?: number;
}
