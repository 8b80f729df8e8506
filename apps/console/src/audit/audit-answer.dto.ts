import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, type AuditDoc } from '#shared/contract/console-storage.js';

/** One entry of the chain. */
export class AuditEntryDto {
  @ApiProperty({ type: 'integer', description: 'From 1, without gaps' })
  seq!: number;

  @ApiProperty({ format: 'date-time', description: 'As it is hashed: UTC' })
  at!: string;

  @ApiProperty({ description: 'The id of an account, system, command-line or anybody' })
  actor!: string;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action!: string;

  @ApiProperty({ example: 'user:2b0e…' })
  subject!: string;

  @ApiProperty({ type: Object })
  details!: object;

  @ApiProperty({ description: 'hash of the entry before' })
  previous!: string;

  @ApiProperty({ description: 'SHA-256' })
  hash!: string;

  @ApiProperty()
  sm3!: string;
}

/** The newest first; `next` is the `before` of the page that follows, null after the last one. */
export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] })
  entries!: AuditEntryDto[];

  @ApiProperty({ type: 'integer', nullable: true })
  next!: number | null;
}

/** What reading the whole chain found. */
export class AuditFindingDto {
  @ApiProperty()
  intact!: boolean;

  @ApiProperty({ type: 'integer', description: 'Entries that were read, up to the fault' })
  entries!: number;

  @ApiProperty({ type: 'integer', description: 'Anchors that were read, up to the fault' })
  anchors!: number;

  @ApiProperty({ type: [String], description: 'The first fault of the anchors and of the chain' })
  faults!: string[];
}

export const auditEntryDto = ({ _id, at, ...entry }: AuditDoc): AuditEntryDto => ({
  seq: _id,
  at: at.toISOString(),
  ...entry,
});

export const auditPageDto = (entries: readonly AuditDoc[], limit: number): AuditPageDto => ({
  entries: entries.map(auditEntryDto),
  next: entries.length < limit ? null : (entries.at(-1)?._id ?? null),
});
