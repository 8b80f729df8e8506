import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { TICKET_PATTERN } from '#shared/contract/ticket.js';

/** Query of `GET /v1/exports/…`; a ticket of another form is refused like one that is over. */
export class ExportQueryDto {
  @ApiProperty({ pattern: TICKET_PATTERN, description: 'From `POST /v1/tickets` of console' })
  @IsString({ message: 'must be a ticket' })
  ticket!: string;
}
