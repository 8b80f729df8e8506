import { ApiProperty } from '@nestjs/swagger';
import {
  FLAG_NUMBERS,
  FLAG_STATES,
  FLAG_SUBJECTS,
  FLAG_VERDICTS,
  INTEGRITY_RULES,
} from '#shared/domain/integrity/integrity-rule.js';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** What a flag is about. */
export class FlagSubjectDto {
  @ApiProperty({ enum: FLAG_SUBJECTS })
  kind!: string;

  @ApiProperty({ description: 'Of a person or of words: the department and a pseudonym' })
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'As the registry has it' })
  name!: string | null;
}

/** A flag in a list. */
export class FlagRowDto {
  @ApiProperty({ description: 'Names the flag in addresses', example: 'qL8R4QIcQ_ZsRqOAbeRfcQ' })
  id!: string;

  @ApiProperty({ enum: INTEGRITY_RULES })
  rule!: string;

  @ApiProperty({ example: '短时集中评价' })
  ruleName!: string;

  @ApiProperty({ type: FlagSubjectDto })
  subject!: FlagSubjectDto;

  @ApiProperty({ description: 'A day, a month, or the Monday of a week', example: '2026-06-01' })
  window!: string;

  @ApiProperty({ description: 'The smallest area that holds all of it', example: '360829' })
  area!: string;

  @ApiProperty({ type: [String], description: 'The departments that were rated' })
  departments!: readonly string[];

  @ApiProperty({ enum: FLAG_STATES })
  state!: string;

  @ApiProperty({
    type: Object,
    description: `What the rule counted, of: ${FLAG_NUMBERS.join(', ')}; rates are from 0 to 1`,
    example: { ratings: 14, most: 12, seconds: 60 },
  })
  numbers!: object;

  @ApiProperty({ example: TIME })
  foundAt!: string;

  @ApiProperty({ example: TIME })
  changedAt!: string;

  @ApiProperty({ type: 'integer', description: 'Grows with every change' })
  revision!: number;
}

/** The fields of a row, to be taken over into more. */
export type FlagRow = Pick<FlagRowDto, keyof FlagRowDto>;

/** The one found last first; `next` is the `after` of the page that follows, null after the last. */
export class FlagPageDto {
  @ApiProperty({ type: [FlagRowDto] })
  flags!: FlagRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** A rating that a flag stands on; it says nothing of who gave it. */
export class FlagRatingDto {
  @ApiProperty({ description: 'Key in the ledger, its case number masked' })
  key!: string;

  @ApiProperty()
  department!: string;

  @ApiProperty({ enum: [1, 2], description: 'First rating or follow-up' })
  round!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  level!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7 })
  channel!: number;

  @ApiProperty({ type: String, nullable: true })
  point!: string | null;

  @ApiProperty({ example: TIME })
  ratedAt!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The case of its service, if there is one that the caller may see',
  })
  case!: string | null;
}

/** What somebody judged. */
export class FlagJudgedDto {
  @ApiProperty({ enum: FLAG_VERDICTS })
  verdict!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null when its key is not at hand' })
  words!: string | null;

  @ApiProperty({ description: 'The id of an account' })
  by!: string;

  @ApiProperty({ type: String, nullable: true, example: '张三' })
  byName!: string | null;

  @ApiProperty({ example: TIME })
  at!: string;
}

/** One flag with all that its page shows. */
export class FlagDetailDto extends FlagRowDto {
  @ApiProperty({ type: [FlagRatingDto], description: 'The earliest first, 100 at most' })
  ratings!: FlagRatingDto[];

  @ApiProperty({ type: [FlagJudgedDto], description: 'Oldest first' })
  judgements!: FlagJudgedDto[];

  @ApiProperty({ description: 'Whether the caller may judge it' })
  mayJudge!: boolean;
}

/** The flag after a judgement. */
export class JudgedDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: FLAG_STATES })
  state!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}
