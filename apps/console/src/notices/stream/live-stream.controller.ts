import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import { Unattended } from '../../auth/access/unattended.decorator.js';
import type { Officer } from '../../auth/officer.js';
import { EventStream } from './event-stream.js';
import { LiveHub } from './live-hub.js';

/** `/v1/stream`: what changes, as it changes. */
@ApiTags('notices')
@Controller('v1/stream')
export class LiveStreamController {
  constructor(private readonly hub: LiveHub) {}

  @Get()
  @Needs('notices.own', 'own')
  // A page that listens by itself is nobody at work.
  @Unattended()
  @ApiOperation({
    summary: 'Server-sent events: cases of the scope that change, and notices to me',
    description:
      'Events `case` {id, revision, state}, `notice` {id}, and `resync` {}: something may have ' +
      'been missed, read again what is shown. It ends with the session.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Goes on until one side ends it' })
  listen(
    @Me() { actor, sessionId }: Officer,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const stream = new EventStream(() => {
      this.hub.remove(stream);
    });
    this.hub.add(stream, sessionId, actor);
    // Nothing is kept for those who were away: they look for themselves.
    if (lastEventId !== undefined) stream.tell({ type: 'resync', data: {} });
    void reply
      .headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
      .send(stream.readable);
  }
}
