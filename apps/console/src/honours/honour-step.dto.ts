import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import { oneOf } from '../http/validation.js';

const REVISIONS = { message: 'must be the revision of the entry that was read' };
// Well-formed, with something in it; line breaks and tabs are the only control characters.
const WORDS = /^(?=[\s\S]*\S)(?:[^\p{Cc}\p{Cs}]|[\t\n\r]){1,1000}$/u;
const WORDS_RULE = { message: 'must be a reason of 1 to 1000 characters' };

/** Steps that officers take without a permission of their own. */
export const OFFICERS_STEPS = ['announce', 'reject', 'uphold', 'publish', 'withdraw'] as const;

/** Which entry a step is about, as it was read. */
export class HonourApprovalDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Of the entry as it was read; another one is answered with 409',
  })
  @IsInt(REVISIONS)
  @Min(1, REVISIONS)
  revision!: number;

  @ApiPropertyOptional({ description: 'The reason', minLength: 1, maxLength: 1_000 })
  @IsOptional()
  @Matches(WORDS, WORDS_RULE)
  words?: string;
}

/** Body of an objection, which has to say why. */
export class HonourObjectionDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Of the entry as it was read' })
  @IsInt(REVISIONS)
  @Min(1, REVISIONS)
  revision!: number;

  @ApiProperty({ description: 'The reason', minLength: 1, maxLength: 1_000 })
  @Matches(WORDS, WORDS_RULE)
  words!: string;
}

/** Body of a step. */
export class HonourStepDto extends HonourApprovalDto {
  @ApiProperty({
    enum: OFFICERS_STEPS,
    description: 'announce 公示; reject or uphold 异议; publish 发布; withdraw 撤回',
  })
  @IsIn(OFFICERS_STEPS, oneOf(OFFICERS_STEPS))
  step!: (typeof OFFICERS_STEPS)[number];
}
