import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsObject, IsOptional, Matches, ValidateIf } from 'class-validator';
import { DAY, DAY_RULE, REVISION, REVISION_RULE } from '../registry-fields.js';

/** Body of `PUT /v1/registry/{part}/{code}`. */
export class EntryPutDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description: 'From when it holds; absent: always. A version of that day is replaced',
  })
  @IsOptional()
  @Matches(DAY, DAY_RULE)
  @IsISO8601({ strict: true }, DAY_RULE)
  from?: string | null;

  @ApiProperty({ type: Object, description: 'As they are read; absent ones are empty' })
  @IsObject({ message: 'must be an object' })
  values!: object;

  @ApiProperty({ type: String, nullable: true, description: 'null: it is a new entry' })
  @ValidateIf(({ revision }: EntryPutDto) => revision !== null)
  @Matches(REVISION, REVISION_RULE)
  revision!: string | null;
}
