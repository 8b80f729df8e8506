import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, Min } from 'class-validator';

const REVISIONS = { message: 'must be the revision of the case that was read' };
const FIELDS_RULE = { message: 'must be an object with the fields of the action' };

/** Body of an action. */
export class CaseActionDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Of the case as it was read; another one is answered with 409',
  })
  @IsInt(REVISIONS)
  @Min(0, REVISIONS)
  revision!: number;

  @ApiPropertyOptional({
    type: Object,
    description: 'What the form of the action asks',
    example: { finding: 'upheld', words: '经核实，情况属实' },
  })
  @IsOptional()
  @IsObject(FIELDS_RULE)
  fields?: Record<string, unknown>;
}
