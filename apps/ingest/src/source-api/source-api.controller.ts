import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MEDIA_TYPES, mediaType, parseBody } from './request-body.js';
import { SOURCE_PATHS } from './source-paths.js';
import { registerSourceRoutes, type OnFault } from './source-routes.js';
import type { SubmissionService } from './submission.service.js';

/** The source API for events in the contract's own form. */
export class SourceApiController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submissions: SubmissionService,
    private readonly onFault: OnFault,
  ) {}

  onModuleInit(): void {
    registerSourceRoutes(this.host.httpAdapter.getInstance<FastifyInstance>(), {
      paths: SOURCE_PATHS,
      mediaTypes: MEDIA_TYPES,
      readerOf: (_kind, contentType) => {
        const type = mediaType(contentType);
        return type === undefined ? undefined : (body) => parseBody(body, type);
      },
      submissions: this.submissions,
      onFault: this.onFault,
    });
  }
}
