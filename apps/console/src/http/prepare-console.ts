import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveOpenApi } from './openapi.js';
import { setResponseHeaders } from './response-headers.js';

/** What is set on the HTTP server before it listens. */
export function prepareConsole(app: NestFastifyApplication): void {
  setResponseHeaders(app);
  serveOpenApi(app);
}
