import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtension,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { WebhookCreatedDto, WebhookListDto, WebhookRequestDto } from './webhook.dto.js';
import { WebhooksService } from './webhooks.service.js';

/**
 * A permission about the webhook that the address names: that it lies in the scope the service asks,
 * in the transaction in which it reads it.
 */
const NeedsOfWebhook = (): MethodDecorator =>
  // Of two extensions of one name the first stays.
  applyDecorators(ApiExtension('x-target', 'webhook'), Needs('notices.webhook', 'narrowed'));

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
  @NeedsOfWebhook()
  @ApiOperation({ summary: 'Sends nothing there any more' })
  @ApiNoContentResponse()
  remove(@Me() { actor }: Officer, @Param('id') id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }
}
