import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, Matches } from 'class-validator';
import { IsAfter, IsLimit } from '../../paging/page-fields.js';
import { timeCursors } from '../../paging/time-cursor.js';
import { NOTICE_TITLES } from '../notice-title.js';

const ID = '[A-Za-z0-9_-]{22}\\|[a-z0-9/-]{1,80}';
const IDS_RULE = { message: 'must be a list of 1 to 200 ids of notices' };
export const CURSORS = timeCursors(ID);

/** What somebody is told of a case. */
export class NoticeDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'Names the case in addresses' })
  case!: string;

  @ApiProperty({ type: String, nullable: true, description: '办件编号' })
  number!: string | null;

  @ApiProperty({ enum: Object.keys(NOTICE_TITLES) })
  name!: string;

  @ApiProperty({ example: '案件已超期' })
  title!: string;

  @ApiProperty({ example: '2026-06-01T09:00:00.000+08:00' })
  at!: string;

  @ApiProperty()
  read!: boolean;
}

/** The newest first; `next` is the `after` of the page that follows, null after the last one. */
export class NoticePageDto {
  @ApiProperty({ type: [NoticeDto] })
  notices!: NoticeDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;

  @ApiProperty({ type: 'integer', description: 'Not read yet, on all pages; counted up to 1000' })
  unread!: number;
}

/** Query of `GET /v1/notices`. */
export class NoticeQueryDto {
  @IsAfter(CURSORS.pattern)
  after?: string;

  @IsLimit(100, 30)
  limit = 30;
}

/** Body of `POST /v1/notices/read`. */
export class ReadNoticesDto {
  @ApiProperty({ type: [String], maxItems: 200 })
  @IsArray(IDS_RULE)
  @ArrayNotEmpty(IDS_RULE)
  @ArrayMaxSize(200, IDS_RULE)
  @Matches(new RegExp(`^${ID}$`), { ...IDS_RULE, each: true })
  ids!: string[];
}

/** How many are left. */
export class UnreadDto {
  @ApiProperty({ type: 'integer' })
  unread!: number;
}
