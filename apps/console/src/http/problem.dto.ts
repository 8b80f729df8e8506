import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEM_CODES } from './problem.js';

/** `application/problem+json`. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Unprocessable Entity' })
  title!: string;

  @ApiProperty({ example: 422 })
  status!: number;

  @ApiProperty({ enum: PROBLEM_CODES, example: 'invalid' })
  code!: string;

  @ApiPropertyOptional({ description: 'The field at fault', example: 'username' })
  field?: string;

  @ApiProperty({
    example: 'must be 3 to 32 small letters, digits, dots, hyphens or underscores',
  })
  detail!: string;
}
