import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { TICKET_PATTERN } from '#shared/contract/ticket.js';
import { oneOf } from '../http/validation.js';

const FORMATS = ['csv', 'xlsx'] as const;

/** Query of `GET /v1/exports/…`; a ticket of another form is refused like one that is over. */
export class ExportQueryDto {
  @ApiProperty({ pattern: TICKET_PATTERN, description: 'From `POST /v1/tickets` of console' })
  @IsString({ message: 'must be a ticket' })
  ticket!: string;

  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' })
  @IsOptional()
  @IsIn(FORMATS, oneOf(FORMATS))
  format: (typeof FORMATS)[number] = 'csv';
}
