import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { TICKET_EXPORTS, type TicketExport } from '#shared/contract/ticket.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { AREA_CODE_RULE, CODE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

const PERIOD = /^20\d\d(-(Q[1-4]|(0[1-9]|1[0-2])(-\d\d)?))?$/;
const PERIOD_RULE = { message: 'must be a period: 2026, 2026-Q4, 2026-11 or 2026-11-22' };

/** Body of `POST /v1/tickets`. */
export class TicketRequestDto {
  @ApiProperty({ enum: TICKET_EXPORTS })
  @IsIn(TICKET_EXPORTS, oneOf(TICKET_EXPORTS))
  export!: TicketExport;

  @ApiProperty({
    pattern: CODE_PATTERN,
    description: 'In this area or below it, as far as the caller may',
    example: '360829',
  })
  @Matches(CODE, AREA_CODE_RULE)
  within!: string;

  @ApiProperty({
    description: 'When the cases were opened, or the ratings given',
    example: '2026-11',
  })
  @Matches(PERIOD, PERIOD_RULE)
  period!: string;
}

/** The right to one export. */
export class TicketDto {
  @ApiProperty({ description: 'Good for one use' })
  ticket!: string;

  @ApiProperty({ example: '2026-06-01T09:05:00.000+08:00' })
  expiresAt!: string;

  @ApiProperty({ description: 'Where the file is to be had' })
  url!: string;
}
