import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ASKED_KINDS,
  REVEAL_STATES,
  REVEALED_FIELDS,
  type AskedKind,
  type RevealedField,
  type RevealState,
} from '#shared/contract/reveal-storage.js';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** What an erasure takes the personal data from. */
export class ErasedCountsDto {
  @ApiProperty({ type: 'integer' })
  ratings!: number;

  @ApiProperty({ type: 'integer' })
  services!: number;

  @ApiProperty({ type: 'integer', description: 'Cases that were entered' })
  cases!: number;
}

/** What somebody asked another person to approve: to see personal data, or to erase a person's. */
export class RevealDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ASKED_KINDS })
  kind!: AskedKind;

  @ApiProperty({ enum: REVEAL_STATES, description: '`done` is only said of an erasure' })
  state!: RevealState;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The id of the case; a reveal has one',
  })
  case!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '办件编号 of the case' })
  number!: string | null;

  @ApiProperty({ enum: REVEALED_FIELDS, isArray: true, description: 'Empty for an erasure' })
  what!: readonly RevealedField[];

  @ApiProperty({ description: 'Of the one who asked' })
  reason!: string;

  @ApiProperty({ format: 'uuid' })
  askedBy!: string;

  @ApiProperty({ type: String, nullable: true, example: '张三' })
  askedByName!: string | null;

  @ApiProperty({ example: TIME })
  askedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  decidedBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName!: string | null;

  @ApiProperty({ type: String, nullable: true, example: TIME })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the one who decided' })
  decisionReason!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'When what is asked lapses undecided, or what is approved cannot be opened any more',
  })
  expiresAt!: string | null;

  @ApiProperty({ type: 'integer', description: 'How often it was opened' })
  openings!: number;

  @ApiPropertyOptional({
    type: ErasedCountsDto,
    nullable: true,
    description: 'Of an erasure: what was found when it was asked for',
  })
  found!: ErasedCountsDto | null;

  @ApiPropertyOptional({
    type: ErasedCountsDto,
    nullable: true,
    description: 'Of an erasure: what is erased so far',
  })
  erased!: ErasedCountsDto | null;

  @ApiProperty({ description: 'Whether the caller can decide it now' })
  mayDecide!: boolean;

  @ApiProperty({ description: 'Whether the caller can open it now' })
  mayOpen!: boolean;
}

/** The newest first; `next` is the `after` of the page that follows, null after the last one. */
export class RevealPageDto {
  @ApiProperty({ type: [RevealDto] })
  reveals!: RevealDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** What one rating of a case holds; a field that was not asked for is absent. */
export class RevealedRatingDto {
  @ApiProperty({ description: 'Key in the ledger' })
  key!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  mobile?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  name?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  certKey?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  words?: string | null;
}

/** Values that were revealed; they are shown once and kept nowhere. */
export class RevealedDto {
  @ApiProperty({ type: [RevealedRatingDto], description: 'Oldest first' })
  ratings!: RevealedRatingDto[];

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'Of a case that was entered: the fields of its form that were asked for',
    example: { phone: '13800000000', name: '张三' },
  })
  entered!: Record<string, string> | null;

  @ApiProperty({ example: '2026-06-02T09:00:00.000+08:00' })
  expiresAt!: string;
}
