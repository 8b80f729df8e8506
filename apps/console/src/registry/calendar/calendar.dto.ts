import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsISO8601, Matches } from 'class-validator';
import { DAY, DAY_RULE } from '../registry-fields.js';

const MOST_DAYS_OFF = 80;
const MOST_MAKE_UP_DAYS = 30;
const EACH_DAY = { each: true, message: `every one ${DAY_RULE.message}` };
const ONCE = { message: 'has a day twice' };
const listOf = (most: number) => ({ message: `must be a list of at most ${most} days` });

/** Body of `PUT /v1/registry/calendar/{year}`: a year's notice of the State Council, whole. */
export class CalendarYearPutDto {
  @ApiProperty({ type: [String], maxItems: MOST_DAYS_OFF, example: ['2027-01-01'] })
  @IsArray(listOf(MOST_DAYS_OFF))
  @ArrayMaxSize(MOST_DAYS_OFF, listOf(MOST_DAYS_OFF))
  @Matches(DAY, EACH_DAY)
  @IsISO8601({ strict: true }, EACH_DAY)
  @ArrayUnique(ONCE)
  daysOff!: string[];

  @ApiProperty({
    type: [String],
    maxItems: MOST_MAKE_UP_DAYS,
    description: 'Weekend days that are worked (调休)',
    example: ['2027-02-20'],
  })
  @IsArray(listOf(MOST_MAKE_UP_DAYS))
  @ArrayMaxSize(MOST_MAKE_UP_DAYS, listOf(MOST_MAKE_UP_DAYS))
  @Matches(DAY, EACH_DAY)
  @IsISO8601({ strict: true }, EACH_DAY)
  @ArrayUnique(ONCE)
  makeUpDays!: string[];
}

/** A year that the calendar vouches for. */
export class CalendarYearDto {
  @ApiProperty({ type: 'integer', example: 2026 })
  year!: number;

  @ApiProperty({ description: 'Loaded here, over what came with the system' })
  loaded!: boolean;

  @ApiProperty({ type: [String] })
  daysOff!: string[];

  @ApiProperty({ type: [String] })
  makeUpDays!: string[];
}

/** The calendar in force. */
export class CalendarDto {
  @ApiProperty({ type: [CalendarYearDto], description: 'The latest year first' })
  years!: CalendarYearDto[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The year whose notice should be here by now and is not',
  })
  missing!: number | null;

  @ApiProperty({ type: 'integer', description: 'Of the registry' })
  version!: number;
}
