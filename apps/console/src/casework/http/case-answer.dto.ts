import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CASE_STATES } from '#shared/domain/case.js';
import {
  CASE_ACTION_NAMES,
  CASE_KIND_NAMES,
  DUE_STATES,
  FINDINGS,
} from '#shared/domain/casework/casework.js';
import { ProblemDto } from '../../http/problem.dto.js';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** A case in a list. */
export class CaseRowDto {
  @ApiProperty({ description: 'Names the case in addresses', example: 'qL8R4QIcQ_ZsRqOAbeRfcQ' })
  id!: string;

  @ApiProperty({ description: '办件编号, or the number of the visit' })
  number!: string;

  @ApiProperty({ enum: CASE_KIND_NAMES })
  kind!: string;

  @ApiProperty({ enum: CASE_STATES })
  state!: string;

  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty({ type: String, nullable: true, description: 'That was rated or is concerned' })
  department!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of a case that was entered' })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The department that works on it' })
  unit!: string | null;

  @ApiProperty({ example: TIME })
  openedAt!: string;

  @ApiProperty({ enum: DUE_STATES })
  dueState!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The moment at which it is late' })
  dueAt!: string | null;

  @ApiProperty({ type: 'integer', description: 'How many bad ratings are behind it' })
  ratings!: number;

  @ApiProperty({ type: 'integer' })
  reopenings!: number;

  @ApiProperty({ type: 'integer', description: '督办' })
  supervised!: number;

  @ApiProperty({ type: 'integer', description: 'Grows with every step' })
  revision!: number;
}

/** The fields of a row, to be taken over into more. */
export type CaseRow = Pick<CaseRowDto, keyof CaseRowDto>;

/** Sorted by due time; `next` is the `after` of the page that follows, null after the last one. */
export class CasePageDto {
  @ApiProperty({ type: [CaseRowDto] })
  cases!: CaseRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** Who did what to a case. */
export class ChangeDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ enum: CASE_ACTION_NAMES })
  action!: string;

  @ApiProperty({ example: '核实' })
  actionName!: string;

  @ApiProperty({ description: 'The id of an account, or system' })
  by!: string;

  @ApiProperty({ type: String, nullable: true, example: '张三' })
  byName!: string | null;

  @ApiProperty({ enum: CASE_STATES })
  from!: string;

  @ApiProperty({ enum: CASE_STATES })
  to!: string;

  @ApiProperty({ example: TIME })
  at!: string;
}

/** The fields of a change, to be taken over into more. */
export type Change = Pick<ChangeDto, keyof ChangeDto>;

/** A step with what was written in it. */
export class HistoryDto extends ChangeDto {
  @ApiProperty({ type: Object, nullable: true, description: 'Null for those who may not act' })
  fields!: object | null;
}

/** A rating behind a case; it says nothing of who gave it. */
export class CaseRatingDto {
  @ApiProperty({ description: 'Key in the ledger' })
  key!: string;

  @ApiProperty({ enum: [1, 2], description: 'First rating or follow-up' })
  round!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  level!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  handlerLevel!: number | null;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7 })
  channel!: number;

  @ApiProperty({ type: [String] })
  tags!: readonly string[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What was written, numbers masked; null for those who may not act',
  })
  words!: string | null;

  @ApiProperty({ type: String, nullable: true })
  point!: string | null;

  @ApiProperty({ example: TIME })
  ratedAt!: string;

  @ApiProperty({ description: 'Left out of the scores by a decision' })
  excluded!: boolean;
}

/** What two people are asked to decide. */
export class MotionDto {
  @ApiProperty({ enum: ['exclude', 'restore'] })
  action!: string;

  @ApiProperty({ type: [String] })
  ratings!: readonly string[];

  @ApiProperty({ description: 'Whether an earlier ruling is re-examined' })
  again!: boolean;

  @ApiProperty()
  raisedBy!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who has approved it first' })
  firstBy!: string | null;
}

/** What somebody entered: personal fields masked, the others as they are. */
export class EnteredFormDto {
  @ApiProperty()
  by!: string;

  @ApiProperty({ type: String, nullable: true })
  byName!: string | null;

  @ApiProperty({
    type: Object,
    description: 'Values by field of the form of the kind; names and numbers are masked',
    example: { title: '窗口排队时间长', name: '张*', phone: '138******00' },
  })
  fields!: Record<string, string>;
}

/** One case with all that its page shows. */
export class CaseDetailDto extends CaseRowDto {
  @ApiProperty({ enum: FINDINGS, nullable: true })
  finding!: string | null;

  @ApiProperty()
  complex!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What the unit asks for' })
  asked!: string | null;

  @ApiProperty({ type: 'integer' })
  returns!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Who is to make the 回访' })
  revisitor!: string | null;

  @ApiPropertyOptional({ type: MotionDto, nullable: true })
  motion!: MotionDto | null;

  @ApiProperty({ type: EnteredFormDto, nullable: true, description: 'Null for bad ratings' })
  entered!: EnteredFormDto | null;

  @ApiProperty({ type: [CaseRatingDto] })
  ratingRows!: CaseRatingDto[];

  @ApiProperty({ type: [HistoryDto], description: 'Oldest first' })
  history!: HistoryDto[];

  @ApiProperty({
    enum: CASE_ACTION_NAMES,
    isArray: true,
    description: 'What the caller can do now',
  })
  actions!: readonly string[];
}

/** The case after an action; whoever did it need not see it any more. */
export class ActedDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CASE_STATES })
  state!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** `changed-meanwhile`: who was first, and what has been done since. */
export class CaseConflictDto extends ProblemDto {
  @ApiPropertyOptional({ type: [ChangeDto], description: 'Oldest first' })
  changes?: ChangeDto[];
}
