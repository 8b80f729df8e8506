import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { AcceptedKind } from '../acceptance/event-kinds.js';
import { NATIVE_PATHS } from '../source-api/source-paths.js';
import { registerSourceRoutes, type OnFault } from '../source-api/source-routes.js';
import type { SubmissionService } from '../source-api/submission.service.js';
import { readNative } from './read-native.js';
import type { SourceMaps } from './source-maps.port.js';

/** The source API for what sources send in their own formats; the map says how it is read. */
export class NativeApiController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly submissions: SubmissionService<AcceptedKind>,
    private readonly maps: SourceMaps,
    private readonly onFault: OnFault,
  ) {}

  onModuleInit(): void {
    registerSourceRoutes(this.host.httpAdapter.getInstance<FastifyInstance>(), {
      paths: NATIVE_PATHS,
      mediaTypes: '*',
      readerOf: (kind) => (body, source) => readNative(this.maps, kind, source.code, body),
      submissions: this.submissions,
      onFault: this.onFault,
    });
  }
}
