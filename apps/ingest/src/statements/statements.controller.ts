import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemAnswer } from '../source-api/answer.js';
import { CORRELATION_HEADER, isWebhookId } from '../source-api/source-paths.js';
import type { OnFault } from '../source-api/source-routes.js';
import type { Reading } from './question.js';
import type { ReadPath, SignedQuestionsService } from './signed-questions.service.js';

/** What a source may ask about its own events. */
export class StatementsController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly questions: SignedQuestionsService,
    private readonly paths: readonly ReadPath[],
    private readonly onFault: OnFault,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const path of this.paths) {
      fastify.get(path.url, async (request, reply) => this.handle(path, request, reply));
    }
  }

  private async handle(
    path: ReadPath,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { subject = '' } = request.params as { readonly subject?: string };
    const get = { target: request.raw.url ?? '', subject, headers: request.headers };
    let reading: Reading;
    try {
      reading = await this.questions.answer(path, get);
    } catch (error) {
      this.onFault(error);
      reading = problemAnswer({ code: 'internal' });
    }
    return this.send(reply, request, reading);
  }

  private send(reply: FastifyReply, request: FastifyRequest, reading: Reading): FastifyReply {
    const { status, body, contentType, retryAfterSeconds, fileName } = reading;
    const id = request.headers['webhook-id'];
    if (typeof id === 'string' && isWebhookId(id)) void reply.header(CORRELATION_HEADER, id);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
    if (fileName !== undefined) {
      void reply.header('content-disposition', `attachment; filename="${fileName}"`);
    }
    if (typeof body !== 'string') body.once('error', this.onFault);
    return reply
      .code(status)
      .header('content-type', contentType)
      .header('cache-control', 'no-store')
      .send(body);
  }
}
