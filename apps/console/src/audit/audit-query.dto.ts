import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Min } from 'class-validator';
import { AUDIT_ACTIONS, type AuditAction } from '#shared/contract/console-storage.js';
import { oneOf } from '../http/validation.js';
import { IsLimit } from '../paging/page-fields.js';
import type { AuditFilter } from './audit-reader.port.js';

const NAME_RULE = { message: 'must be one line of 1 to 128 characters' };
const NAME = /^[^\p{Cc}\p{Cs}]{1,128}$/u;
const TIME_RULE = { message: 'must be a time as in 2026-06-01T09:00:00+08:00' };
const NUMBERS = { message: 'must be the number of an entry' };

/** Which entries of the audit chain. */
export class AuditFilterDto {
  @ApiPropertyOptional({ description: 'The id of an account, system, command-line or anybody' })
  @IsOptional()
  @Matches(NAME, NAME_RULE)
  actor?: string;

  @ApiPropertyOptional({ enum: AUDIT_ACTIONS })
  @IsOptional()
  @IsIn(AUDIT_ACTIONS, oneOf(AUDIT_ACTIONS))
  action?: AuditAction;

  @ApiPropertyOptional({ example: 'user:2b0e…' })
  @IsOptional()
  @Matches(NAME, NAME_RULE)
  subject?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Not before' })
  @IsOptional()
  @IsISO8601({ strict: true }, TIME_RULE)
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Before' })
  @IsOptional()
  @IsISO8601({ strict: true }, TIME_RULE)
  to?: string;
}

/** Query of `GET /v1/audit`. */
export class AuditQueryDto extends AuditFilterDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Numbers below this one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt(NUMBERS)
  @Min(1, NUMBERS)
  before?: number;

  @IsLimit(500, 100)
  limit = 100;
}

/** Query of `GET /v1/audit/own`. */
export class OwnAuditQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Numbers below this one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt(NUMBERS)
  @Min(1, NUMBERS)
  before?: number;

  @IsLimit(500, 100)
  limit = 100;
}

export const auditFilter = ({ actor, action, subject, from, to }: AuditFilterDto): AuditFilter => ({
  actor,
  action,
  subject,
  from: from === undefined ? undefined : Date.parse(from),
  to: to === undefined ? undefined : Date.parse(to),
});
