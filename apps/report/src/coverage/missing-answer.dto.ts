import { ApiProperty } from '@nestjs/swagger';
import { HEARD } from '#shared/domain/coverage/last-heard.js';
import { MISSING_KINDS } from './missing.types.js';

const text = { type: String, nullable: true } as const;

export class MissingEntryDto {
  @ApiProperty({ example: 'T-360829-17' })
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ ...text, description: 'Its department; null of a system that has none' })
  deptCode!: string | null;

  @ApiProperty(text)
  deptName!: string | null;

  @ApiProperty(text)
  areaCode!: string | null;

  @ApiProperty(text)
  areaName!: string | null;

  @ApiProperty({
    ...text,
    format: 'date',
    description: 'The last day of any time; null: none since `lookedBackTo`, or none ever',
  })
  lastHeard!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From `lastHeard` to `today`' })
  silentDays!: number | null;
}

/** Answer of `GET /v1/coverage/missing`. */
export class MissingAnswerDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  asOf!: string | null;

  @ApiProperty({ enum: MISSING_KINDS })
  kind!: string;

  @ApiProperty({ enum: HEARD })
  what!: string;

  @ApiProperty({ example: '360800' })
  within!: string;

  @ApiProperty({ example: '吉安市' })
  withinName!: string;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty({ example: '2026-11-01' })
  first!: string;

  @ApiProperty({ example: '2026-11-30' })
  last!: string;

  @ApiProperty({ type: 'integer' })
  generation!: number;

  @ApiProperty({ type: 'integer', description: 'Entries of the registry' })
  registered!: number;

  @ApiProperty({ type: 'integer', description: 'Those without what is missed in the period' })
  missing!: number;

  @ApiProperty({
    ...text,
    format: 'date',
    description:
      'Where `lastHeard` is null nothing lies after this day; null: there was nothing ever',
  })
  lookedBackTo!: string | null;

  @ApiProperty({ format: 'date' })
  today!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  page!: number;

  @ApiProperty({ type: 'integer', example: 100 })
  pageSize!: number;

  @ApiProperty({ type: [MissingEntryDto], description: 'The longest silent first' })
  entries!: MissingEntryDto[];
}
