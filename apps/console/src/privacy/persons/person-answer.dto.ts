import { ApiProperty } from '@nestjs/swagger';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** What a row of the ledger holds of a person, masked. */
export class MaskedRowDto {
  @ApiProperty({ description: 'Key in the ledger' })
  key!: string;

  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty()
  department!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The item; a visit has none' })
  item!: string | null;

  @ApiProperty({ example: TIME, description: 'Of the rating, or of the service' })
  at!: string;

  @ApiProperty({ type: String, nullable: true, example: '张*' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '36**************11' })
  certKey!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '138******00' })
  mobile!: string | null;
}

export class MaskedRatingDto extends MaskedRowDto {
  @ApiProperty({ enum: [1, 2], description: 'First rating or follow-up' })
  round!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  level!: number;

  @ApiProperty({ description: 'Whether there is a text, which a reveal shows' })
  hasWords!: boolean;
}

/** A case that one of the ratings stands behind, or that was entered with the number. */
export class PersonCaseDto {
  @ApiProperty({ description: 'The id of the case', example: 'qL8R4QIcQ_ZsRqOAbeRfcQ' })
  id!: string;

  @ApiProperty({ description: '办件编号, or the number of the visit' })
  number!: string;

  @ApiProperty()
  state!: string;
}

/** What is held of one person where the caller may look, and not with his own department. */
export class FoundPersonDto {
  @ApiProperty({ description: 'Names the person for an export or an erasure, half an hour long' })
  person!: string;

  @ApiProperty({ type: [MaskedRatingDto], description: 'The newest first' })
  ratings!: MaskedRatingDto[];

  @ApiProperty({ type: [MaskedRowDto], description: 'The newest first, each service once' })
  services!: MaskedRowDto[];

  @ApiProperty({ type: [PersonCaseDto] })
  cases!: PersonCaseDto[];

  @ApiProperty({ description: 'Whether there is more than is shown' })
  truncated!: boolean;
}

/** An erasure that waits for another person. */
export class ErasureAskedDto {
  @ApiProperty({ format: 'uuid', description: 'Found among `GET /v1/reveals`' })
  id!: string;
}
