import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { NoticePageDto, NoticeQueryDto, ReadNoticesDto, UnreadDto } from './notice.dto.js';
import { NoticesService } from './notices.service.js';

/** `/v1/notices`: what the caller was told. */
@ApiTags('notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Needs('notices.own', 'own')
  @ApiOperation({ summary: 'What I was told in the last 90 days, the newest first' })
  @ApiOkResponse({ type: NoticePageDto })
  list(@Me() { actor }: Officer, @Query() query: NoticeQueryDto): Promise<NoticePageDto> {
    return this.notices.page(actor, query);
  }

  @Post('read')
  @HttpCode(200)
  @Needs('notices.own', 'own')
  @ApiOperation({ summary: 'Marks notices as read by me' })
  @ApiOkResponse({ type: UnreadDto })
  async read(@Me() { actor }: Officer, @Body() { ids }: ReadNoticesDto): Promise<UnreadDto> {
    return { unread: await this.notices.markRead(actor, ids) };
  }
}
