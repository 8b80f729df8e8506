import { ApiProperty } from '@nestjs/swagger';

/** A number of something, in the description of an answer. */
export const count = (description: string, example: number) => ({
  type: 'integer' as const,
  description,
  example,
});

/** What an answer about a selection says of itself: as of when, and what was selected. */
export class SelectionAnswerDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'What was received before is counted; null while that is not known',
    example: '2026-11-22T08:00:00.000Z',
  })
  asOf!: string | null;

  @ApiProperty({ example: '360000' })
  within!: string;

  @ApiProperty({ example: '江西省' })
  withinName!: string;

  @ApiProperty({ type: String, nullable: true, example: 'city' })
  peers!: string | null;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty({ description: 'First day of the period', example: '2026-11-01' })
  first!: string;

  @ApiProperty({ description: 'Last day of the period', example: '2026-11-30' })
  last!: string;
}
