import { ApiProperty } from '@nestjs/swagger';
import { PUBLICATION_KINDS } from '#shared/domain/publication/publication-kind.js';
import { count } from '../../http/selection-answer.dto.js';

const number = (description: string) => ({
  type: 'integer' as const,
  nullable: true,
  description,
  example: null,
});

/** A publication in the list. */
export class PublicationHeadDto {
  @ApiProperty(count('Its number: from 1, without gaps', 12))
  number!: number;

  @ApiProperty({ enum: PUBLICATION_KINDS, example: 'month' })
  kind!: string;

  @ApiProperty({ example: '2026-10' })
  period!: string;

  @ApiProperty({ description: 'First day of the period', example: '2026-10-01' })
  first!: string;

  @ApiProperty({ description: 'Last day of the period', example: '2026-10-31' })
  last!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-01T00:00:00.000Z' })
  publishedAt!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'What was received before is counted',
    example: '2026-11-01T00:00:00.000Z',
  })
  asOf!: string | null;

  @ApiProperty({ description: 'Whether it has open files', example: true })
  isOpen!: boolean;

  @ApiProperty(number('The publication that it stands in for'))
  corrects!: number | null;

  @ApiProperty(number('The publication that stands in for it'))
  correctedBy!: number | null;

  @ApiProperty({ example: '/v1/publications/12' })
  href!: string;
}

/** Answer of `GET /v1/publications`. */
export class PublicationListDto {
  @ApiProperty({ type: [PublicationHeadDto], description: 'The newest first' })
  publications!: PublicationHeadDto[];
}

/** A file of a publication, and where it is. */
export class PublicationLinkDto {
  @ApiProperty({ example: 'inside-areas.csv' })
  name!: string;

  @ApiProperty({ example: '/v1/publications/12/inside-areas.csv' })
  href!: string;
}

/** Answer of `GET /v1/publications/{number}`. */
export class PublicationDto {
  @ApiProperty({
    type: Object,
    description:
      'Signed; its exact bytes are at `manifest.json`. docs/publications.md says what it holds',
  })
  manifest!: object;

  @ApiProperty({ description: 'SHA-256 of the exact bytes, which the next publication names' })
  manifestSha256!: string;

  @ApiProperty(number('The publication that stands in for it'))
  correctedBy!: number | null;

  @ApiProperty({ type: [PublicationLinkDto] })
  links!: PublicationLinkDto[];
}

/** Answer of `GET /v1/publications/key`. */
export class PublicationKeyDto {
  @ApiProperty({ example: 'Ed25519' })
  alg!: string;

  @ApiProperty({ description: 'SHA-256 of the key in SPKI, its first 16 digits' })
  keyId!: string;

  @ApiProperty({ description: 'SPKI in PEM' })
  publicKey!: string;
}
