import { ApiProperty } from '@nestjs/swagger';
import { count, SelectionAnswerDto } from '../http/selection-answer.dto.js';
import { LOOP_SUBJECTS } from './loop.types.js';

/** A rate, and what it is made of. */
export class LoopRateDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'null without a denominator',
    example: 0.95,
  })
  rate!: number | null;

  @ApiProperty({ type: 'integer', example: 19 })
  numerator!: number;

  @ApiProperty({ type: 'integer', example: 20 })
  denominator!: number;
}

const rate = (description: string) => ({ type: LoopRateDto, description });

/** How the loop went for an area or a department. */
export class LoopFiguresDto {
  @ApiProperty({ example: '360829' })
  code!: string;

  @ApiProperty({ example: '安福县' })
  name!: string;

  @ApiProperty(count('立案: cases opened in the period', 20))
  opened!: number;

  @ApiProperty(count('办结: of these, closed by now', 18))
  closed!: number;

  @ApiProperty(count('在办: of these, open now', 2))
  open!: number;

  @ApiProperty(count('超期: of the open ones, those whose running term is over', 1))
  late!: number;

  @ApiProperty(count('不计入: ratings of these cases that two people decided to leave out', 1))
  excluded!: number;

  @ApiProperty(rate('核实率: verified ÷ opened'))
  verified!: LoopRateDto;

  @ApiProperty(rate('整改率: rectified ÷ upheld'))
  rectified!: LoopRateDto;

  @ApiProperty(rate('按期整改率: rectified in time ÷ upheld and due'))
  rectifiedInTime!: LoopRateDto;

  @ApiProperty(rate('回复率: replied ÷ opened'))
  replied!: LoopRateDto;

  @ApiProperty(rate('实名回访率: revisited ÷ real-name cases closed'))
  revisited!: LoopRateDto;

  @ApiProperty(rate('回访满意率: satisfied ÷ revisited'))
  satisfied!: LoopRateDto;
}

/** Answer of `GET /v1/loop`. */
export class LoopAnswerDto extends SelectionAnswerDto {
  @ApiProperty({ enum: LOOP_SUBJECTS, example: 'area' })
  by!: string;

  @ApiProperty({ example: 'bad-rating' })
  kind!: string;

  @ApiProperty({ example: '差评' })
  kindName!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'The minute by which late is late',
    example: '2026-11-22T16:00:00.000+08:00',
  })
  lateAt!: string;

  @ApiProperty({ type: LoopFiguresDto, description: 'Every case once' })
  total!: LoopFiguresDto;

  @ApiProperty({ type: [LoopFiguresDto], description: 'Whoever had a case, by code' })
  rows!: LoopFiguresDto[];
}
