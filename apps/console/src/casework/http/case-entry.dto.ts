import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, Matches } from 'class-validator';
import {
  CASE_KIND_NAMES,
  CASE_KINDS,
  type CaseKindName,
} from '#shared/domain/casework/casework.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, REGISTRY_CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

/** Kinds of cases that people enter. */
const ENTERED_KINDS = CASE_KIND_NAMES.filter((kind) => CASE_KINDS[kind].owner !== 'system');

/** Body of `POST /v1/cases`. */
export class CaseEntryDto {
  @ApiProperty({ enum: ENTERED_KINDS })
  @IsIn(ENTERED_KINDS, oneOf(ENTERED_KINDS))
  kind!: CaseKindName;

  @ApiProperty({ pattern: CODE_PATTERN, description: 'Where it belongs, within the scope' })
  @Matches(CODE, REGISTRY_CODE_RULE)
  area!: string;

  @ApiProperty({
    type: Object,
    description: 'What the form of the kind asks',
    example: { title: '窗口排队时间长', words: '上午只开一个窗口', day: '2026-06-01' },
  })
  @IsObject({ message: 'must be an object with the fields of the form' })
  fields!: Record<string, unknown>;
}

/** The case that was opened. */
export class EnteredDto {
  @ApiProperty({ description: 'Names the case in addresses' })
  id!: string;

  @ApiProperty({ description: 'Its number: that of the form, or a new one' })
  number!: string;
}
