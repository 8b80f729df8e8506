import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { servePages } from '../pages/serve-pages.js';
import { allowImports } from '../registry/import/import-limit.js';
import { serveOpenApi } from './openapi.js';
import { setResponseHeaders } from './response-headers.js';

/** What is set on the HTTP server before it listens; `pages` is the folder of the officers' pages. */
export async function prepareConsole(app: NestFastifyApplication, pages: string): Promise<void> {
  setResponseHeaders(app);
  allowImports(app);
  serveOpenApi(app);
  await servePages(app, pages);
}
