import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Min } from 'class-validator';
import { FLAG_VERDICTS, type FlagVerdict } from '#shared/domain/integrity/integrity-rule.js';
import { oneOf } from '../../http/validation.js';

const REVISIONS = { message: 'must be the revision of the flag that was read' };
// Well-formed, with something in it; line breaks and tabs are the only control characters.
const WORDS = /^(?=[\s\S]*\S)(?:[^\p{Cc}\p{Cs}]|[\t\n\r]){1,1000}$/u;
const WORDS_RULE = { message: 'must be a reason of 1 to 1000 characters' };

/** Body of a judgement. */
export class FlagJudgementDto {
  @ApiProperty({ enum: FLAG_VERDICTS, description: 'genuine 属正常; suspicious 存疑' })
  @IsIn(FLAG_VERDICTS, oneOf(FLAG_VERDICTS))
  verdict!: FlagVerdict;

  @ApiProperty({ description: 'The reason', minLength: 1, maxLength: 1_000 })
  @Matches(WORDS, WORDS_RULE)
  words!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Of the flag as it was read; another one is answered with 409',
  })
  @IsInt(REVISIONS)
  @Min(1, REVISIONS)
  revision!: number;
}
