import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { EntryRemarkDto } from '../entries/entry-answer.dto.js';

export const MOST_CHARACTERS = 4 * 1024 * 1024;
export const MOST_ROWS_SHOWN = 1_000;
const BASIS = { message: 'must be the basis of the preview' };
const CHANGES = ['new', 'changed', 'same'] as const;
const SHOWN = `The first ${MOST_ROWS_SHOWN}`;

/** Body of `POST /v1/registry/{part}/import`. */
export class ImportDto {
  @ApiProperty({ description: 'A CSV file with a header, of the columns that `hcp import` takes' })
  @IsString({ message: 'must be the text of a CSV file' })
  @MaxLength(MOST_CHARACTERS, { message: `must have at most ${MOST_CHARACTERS} characters` })
  csv!: string;

  @ApiProperty({ description: 'Only look at what it would do' })
  @IsBoolean({ message: 'must be true or false' })
  preview!: boolean;

  @ApiPropertyOptional({ type: 'integer', description: 'Needed when it is no preview' })
  @IsOptional()
  @IsInt(BASIS)
  @Min(0, BASIS)
  basis?: number;
}

export class FieldChangeDto {
  @ApiProperty({ example: 'name' })
  field!: string;

  @ApiProperty({ type: Object, nullable: true })
  before!: unknown;

  @ApiProperty({ type: Object, nullable: true })
  after!: unknown;
}

/** What a row does to its version. */
export class RowChangeDto {
  @ApiProperty({ type: 'integer' })
  line!: number;

  @ApiProperty()
  code!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from!: string | null;

  @ApiProperty({ enum: CHANGES })
  change!: (typeof CHANGES)[number];

  @ApiProperty({ type: [FieldChangeDto], description: 'Of a changed one: what differs' })
  fields!: FieldChangeDto[];
}

/** What is wrong, or (a warning) looks wrong, with a row; line 0 is the file as a whole. */
export class RowRemarkDto extends EntryRemarkDto {
  @ApiProperty({ type: 'integer' })
  line!: number;
}

export class ImportCountsDto {
  @ApiProperty({ type: 'integer' })
  new!: number;

  @ApiProperty({ type: 'integer' })
  changed!: number;

  @ApiProperty({ type: 'integer' })
  same!: number;

  @ApiProperty({ type: 'integer' })
  faults!: number;

  @ApiProperty({ type: 'integer' })
  warnings!: number;
}

/** What an import did, or (a preview) would do. */
export class ImportAnswerDto {
  @ApiProperty({ type: [RowChangeDto], description: `${SHOWN}; those that stand so already last` })
  changes!: RowChangeDto[];

  @ApiProperty({ type: ImportCountsDto })
  counts!: ImportCountsDto;

  @ApiProperty({ type: [RowRemarkDto], description: `${SHOWN}; with any, nothing is imported` })
  faults!: RowRemarkDto[];

  @ApiProperty({ type: [RowRemarkDto], description: SHOWN })
  warnings!: RowRemarkDto[];

  @ApiProperty({ type: 'integer', description: 'The registry it was judged against' })
  basis!: number;

  @ApiProperty()
  imported!: boolean;

  @ApiProperty({ type: 'integer', description: 'Of the registry, after it' })
  version!: number;

  @ApiProperty({ type: [String], description: 'Live services that have not loaded it in time' })
  notLoaded!: readonly string[];
}
