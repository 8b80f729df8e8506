import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEM_CODES } from './problem.js';

/** `application/problem+json`. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Bad Request' })
  title!: string;

  @ApiProperty({ example: 400 })
  status!: number;

  @ApiProperty({ enum: PROBLEM_CODES, example: 'invalid-parameter' })
  code!: string;

  @ApiPropertyOptional({ description: 'The parameter at fault', example: 'period' })
  field?: string;

  @ApiProperty({
    example: 'must be a year, quarter, month or day: 2026, 2026-Q4, 2026-11, 2026-11-22',
  })
  detail!: string;
}
