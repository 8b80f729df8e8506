import { ApiProperty } from '@nestjs/swagger';
import { HONOUR_STATES, HONOUR_STEPS } from '#shared/domain/honour/honour-procedure.js';
import { HONOUR_LISTS } from '#shared/domain/honour/honour-rules.js';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** An entry in a list. */
export class HonourRowDto {
  @ApiProperty({ description: 'Names the entry in addresses' })
  id!: string;

  @ApiProperty({ enum: HONOUR_LISTS })
  list!: string;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty()
  department!: string;

  @ApiProperty({ example: '安福县人社局' })
  name!: string;

  @ApiProperty({ enum: Object.keys(HONOUR_STATES) })
  state!: string;

  @ApiProperty({ example: '公示中' })
  stateName!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Last day of the notice' })
  noticeUntil!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who approved it, by name' })
  approvedBy!: string | null;

  @ApiProperty({ example: TIME })
  proposedAt!: string;

  @ApiProperty({ type: 'integer', description: 'Grows with every step' })
  revision!: number;

  @ApiProperty({
    type: Object,
    description: 'The row of `GET /v1/honours` of report, and its rules',
  })
  figures!: object;
}

/** The fields of a row, to be taken over into more. */
export type HonourRow = Pick<HonourRowDto, keyof HonourRowDto>;

/** The one proposed last first; `next` is the `after` of the page that follows. */
export class HonourPageDto {
  @ApiProperty({ type: [HonourRowDto] })
  honours!: HonourRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** A step that was taken. */
export class HonourStepTakenDto {
  @ApiProperty({ enum: HONOUR_STEPS })
  step!: string;

  @ApiProperty({ type: String, nullable: true, description: 'By whom, by name' })
  by!: string | null;

  @ApiProperty({ example: TIME })
  at!: string;

  @ApiProperty({ type: String, nullable: true })
  words!: string | null;
}

/** An entry with what became of it. */
export class HonourDetailDto extends HonourRowDto {
  @ApiProperty({ type: String, nullable: true, description: 'Who had it drafted, by name' })
  proposedBy!: string | null;

  @ApiProperty({ type: [HonourStepTakenDto] })
  steps!: HonourStepTakenDto[];

  @ApiProperty({
    enum: HONOUR_STEPS,
    isArray: true,
    description: 'Steps that the reader has the right to; where the entry stands decides, too',
  })
  mayTake!: string[];
}

/** How many entries were drafted, and how many were there before. */
export class HonoursDraftedDto {
  @ApiProperty({ type: 'integer' })
  drafted!: number;

  @ApiProperty({ type: 'integer' })
  known!: number;
}

/** An entry after a step. */
export class HonourSteppedDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: Object.keys(HONOUR_STATES) })
  state!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}
