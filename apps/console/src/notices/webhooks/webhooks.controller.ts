import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { WebhookCreatedDto, WebhookListDto, WebhookRequestDto } from './webhook.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** `/v1/webhooks`: where notices go beside the console. */
@ApiTags('notices')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @Needs('notices.webhook', 'narrowed')
  @ApiOperation({ summary: 'Webhooks of the areas within the scope' })
  @ApiOkResponse({ type: WebhookListDto })
  async list(@Me() { actor }: Officer): Promise<WebhookListDto> {
    return { webhooks: await this.webhooks.list(actor) };
  }

  @Post()
  @Needs('notices.webhook', 'place')
  @ApiOperation({ summary: 'Sends notices about the cases of an area to an address' })
  @ApiCreatedResponse({ type: WebhookCreatedDto })
  create(@Me() { actor }: Officer, @Body() body: WebhookRequestDto): Promise<WebhookCreatedDto> {
    return this.webhooks.create(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsOf('notices.webhook', 'webhook')
  @ApiOperation({ summary: 'Sends nothing there any more' })
  @ApiNoContentResponse()
  remove(@Me() { actor }: Officer, @Param('id') id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }
}
