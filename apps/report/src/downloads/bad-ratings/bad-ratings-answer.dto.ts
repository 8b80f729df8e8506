import { ApiProperty, OmitType } from '@nestjs/swagger';
import { SelectionAnswerDto } from '../../http/selection-answer.dto.js';

const text = (description: string, example: string | null = null) => ({
  type: String,
  nullable: true,
  description,
  example,
});

/** A code beside its name. */
export class NamedDto {
  @ApiProperty(text('Its code'))
  code!: string | null;

  @ApiProperty(text('Its name in the registry'))
  name!: string | null;
}

/** A bad rating, and what became of it. */
export class BadRatingRowDto {
  @ApiProperty({ type: NamedDto })
  area!: NamedDto;

  @ApiProperty({ type: NamedDto })
  department!: NamedDto;

  @ApiProperty({ type: NamedDto, description: 'Empty for a visit without a case' })
  item!: NamedDto;

  @ApiProperty({ type: NamedDto })
  point!: NamedDto;

  @ApiProperty({ example: '2026-11-22' })
  ratedOn!: string;

  @ApiProperty({ enum: [1, 2], description: '2: 追评' })
  round!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5, example: 1 })
  level!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the person who handled it' })
  handlerLevel!: number | null;

  @ApiProperty({ example: '移动端' })
  channel!: string;

  @ApiProperty({ type: [String] })
  tags!: string[];

  @ApiProperty(text('`***` where words were written: they are not shown', '***'))
  words!: string | null;

  @ApiProperty({ description: 'Not, where two people decided that it is 误评 or 恶意差评' })
  counted!: boolean;

  @ApiProperty(text('Where its case stands', '已办结'))
  state!: string | null;

  @ApiProperty(text('Who works on it'))
  unit!: string | null;

  @ApiProperty(text('核实结论', '属实'))
  finding!: string | null;

  @ApiProperty(text('China time', '2026-11-24 10:00:00'))
  rectifiedAt!: string | null;

  @ApiProperty(text('China time'))
  answeredAt!: string | null;

  @ApiProperty(text('China time'))
  closedAt!: string | null;

  @ApiProperty(text('回访结果', '满意'))
  revisited!: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: '整改不实' })
  falsified!: boolean | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reopenings!: number | null;
}

/** Answer of `GET /v1/bad-ratings`. */
export class BadRatingsAnswerDto extends OmitType(SelectionAnswerDto, ['asOf', 'peers']) {
  @ApiProperty({ type: [BadRatingRowDto], description: 'By department' })
  rows!: BadRatingRowDto[];
}
