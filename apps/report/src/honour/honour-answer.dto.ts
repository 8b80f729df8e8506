import { ApiProperty } from '@nestjs/swagger';
import { HONOUR_LISTS, HONOUR_REASONS } from '#shared/domain/honour/honour-rules.js';
import { count, SelectionAnswerDto } from '../http/selection-answer.dto.js';

/** The rules that the lists follow. */
export class HonourRulesDto {
  @ApiProperty(count('Fewer closed cases are too few for the red list', 10))
  leastClosed!: number;

  @ApiProperty({ description: 'The least 回访满意率 of the red list', example: 0.95 })
  leastSatisfied!: number;

  @ApiProperty(count('A case late by more working days puts its unit on the black list', 10))
  mostLateDays!: number;
}

export class HonourReasonDto {
  @ApiProperty({ enum: Object.keys(HONOUR_REASONS) })
  code!: string;

  @ApiProperty({ example: '有事项超期过久' })
  name!: string;
}

/** A case that an entry came from. */
export class HonourCaseDto {
  @ApiProperty({ description: 'Names the case in addresses' })
  code!: string;

  @ApiProperty({ description: 'Its address in console' })
  link!: string;
}

export class LateCaseDto extends HonourCaseDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Working days, begun ones counted; null where the calendar does not tell',
    example: 12,
  })
  days!: number | null;
}

/** How a department handled what people raised, and where that puts it. */
export class HonourRowDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ example: '安福县人社局' })
  name!: string;

  @ApiProperty({ example: '360829' })
  areaCode!: string;

  @ApiProperty({ enum: HONOUR_LISTS, nullable: true, type: String })
  list!: string | null;

  @ApiProperty({ type: [HonourReasonDto], description: 'Why on the black, or why not on the red' })
  reasons!: HonourReasonDto[];

  @ApiProperty(count('办结: cases of all kinds closed in the period', 12))
  closed!: number;

  @ApiProperty(count('Of these, people who were reached', 10))
  revisited!: number;

  @ApiProperty(count('Of these, people who were content', 10))
  satisfied!: number;

  @ApiProperty({ type: Number, nullable: true, description: '回访满意率', example: 1 })
  satisfiedRate!: number | null;

  @ApiProperty({ type: [LateCaseDto] })
  late!: LateCaseDto[];

  @ApiProperty({ type: [HonourCaseDto], description: '整改不实' })
  falsified!: HonourCaseDto[];

  @ApiProperty({ description: 'Where the figures of its loop are answered' })
  figures!: string;
}

/** Answer of `GET /v1/honours`. */
export class HonourAnswerDto extends SelectionAnswerDto {
  @ApiProperty({ enum: HONOUR_LISTS, nullable: true, type: String })
  list!: string | null;

  @ApiProperty({ format: 'date-time', description: 'Up to when cases are looked at' })
  until!: string;

  @ApiProperty({ type: HonourRulesDto })
  rules!: HonourRulesDto;

  @ApiProperty({ type: [HonourRowDto], description: 'Whoever had a case, by code' })
  rows!: HonourRowDto[];
}
