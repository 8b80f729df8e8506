import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CITIZEN_REQUEST_KINDS, type CitizenRequestKind } from '#shared/contract/citizen-api.js';
import {
  CITIZEN_REQUEST_STATES,
  type CitizenRequestState,
} from '#shared/contract/citizen-storage.js';
import { oneOf } from '../../http/validation.js';
import { IsAfter, IsLimit } from '../../paging/page-fields.js';
import { CURSORS } from '../cursors.js';
import { IsReason, IsWithin } from '../reason.dto.js';

const TIME = '2026-06-01T09:00:00.000+08:00';

/** Query of `GET /v1/requests`. */
export class RequestQueryDto {
  @ApiPropertyOptional({ enum: CITIZEN_REQUEST_STATES })
  @IsOptional()
  @IsIn(CITIZEN_REQUEST_STATES, oneOf(CITIZEN_REQUEST_STATES))
  state?: CitizenRequestState;

  @ApiPropertyOptional({ enum: CITIZEN_REQUEST_KINDS })
  @IsOptional()
  @IsIn(CITIZEN_REQUEST_KINDS, oneOf(CITIZEN_REQUEST_KINDS))
  kind?: CitizenRequestKind;

  @IsWithin()
  within?: string;

  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(100, 50)
  limit = 50;
}

/** What a citizen asks for with a receipt. */
export class RequestRowDto {
  @ApiProperty({ description: 'Names the request in addresses' })
  id!: string;

  @ApiProperty({ enum: CITIZEN_REQUEST_KINDS, description: '异议 or 删除个人信息' })
  kind!: CitizenRequestKind;

  @ApiProperty({ enum: CITIZEN_REQUEST_STATES })
  state!: CitizenRequestState;

  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty({ description: 'The department that was rated' })
  department!: string;

  @ApiProperty({ description: '办件编号, or the number of the visit' })
  number!: string;

  @ApiProperty({ example: TIME })
  askedAt!: string;

  @ApiProperty({ type: String, nullable: true, example: TIME })
  decidedAt!: string | null;
}

/** The fields of a row, to be taken over into more. */
export type RequestRow = Pick<RequestRowDto, keyof RequestRowDto>;

/** The oldest first; `next` is the `after` of the page that follows, null after the last one. */
export class RequestPageDto {
  @ApiProperty({ type: [RequestRowDto] })
  requests!: RequestRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** One request with what the citizen wrote. */
export class RequestDto extends RequestRowDto {
  @ApiProperty({ description: 'Key in the ledger of the rating it is about' })
  rating!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The id of the case, if there is one' })
  case!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the citizen wrote' })
  words!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  decidedBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the one who decided' })
  decisionReason!: string | null;
}

/** Body of `POST /v1/requests/{id}/decision`. */
export class RequestDecisionDto {
  @ApiProperty({
    description:
      'An objection that is granted opens the case again for 复核; an erasure erases at once',
  })
  @IsBoolean({ message: 'must be true or false' })
  grant!: boolean;

  @IsReason()
  reason!: string;
}
