import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { RegistryChangedDto } from '../entries/entry-answer.dto.js';

export const MOST_OVERLAP_HOURS = 720;
const HOURS = { message: `must be a whole number from 0 to ${MOST_OVERLAP_HOURS}` };
const TIME = '2026-06-01T09:00:00.000+08:00';

/** Body of `POST /v1/registry/sources/{code}/keys`. */
export class NewKeyDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MOST_OVERLAP_HOURS,
    description: 'How long the keys before it stay good',
  })
  @IsInt(HOURS)
  @Min(0, HOURS)
  @Max(MOST_OVERLAP_HOURS, HOURS)
  overlapHours!: number;
}

/** A key that is good now; its secret is shown only when it is made. */
export class SourceKeyDto {
  @ApiProperty({ example: '5f0c1a9b' })
  id!: string;

  @ApiProperty({ example: TIME })
  createdAt!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  expiresAt!: string | null;
}

/** A source and its keys, the newest first. */
export class SourceKeysDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ example: '一体化平台' })
  name!: string;

  @ApiProperty({ type: [SourceKeyDto] })
  keys!: SourceKeyDto[];
}

/** Every source in the scope, by code. */
export class SourceKeyListDto {
  @ApiProperty({ type: [SourceKeysDto] })
  sources!: SourceKeysDto[];
}

/** A new key and its secret, which is shown this once. */
export class IssuedKeyDto extends RegistryChangedDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'To be handed to the source; nobody can be told it again' })
  secret!: string;
}
