import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { PAGE_HEADERS } from './page-headers.js';

const YEAR_S = 31_536_000;
const INDEX = 'index.html';
const ICON = '/favicon.svg';

/** Addresses that are never a page: what is not found there is answered as a fault. */
const NO_PAGE = /^\/(v1|health|assets)(\/|$)|^\/(metrics|openapi\.json)$/;

/**
 * Serves the officers' pages from a folder of the web build: files with the hash of their content in
 * the name for ever, and for every other address that is none of the API the one page, whose script
 * shows what the address names. Does nothing where the pages have not been built.
 */
export async function servePages(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(join(folder, INDEX))) return;
  const root = resolve(folder);
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_S * 1_000,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });
  const server = app.getHttpAdapter().getInstance();
  const page = (reply: FastifyReply): FastifyReply =>
    reply.headers(PAGE_HEADERS).sendFile(INDEX, root, { cacheControl: false });
  server.get(ICON, (_request, reply) => reply.sendFile(ICON.slice(1), root, { maxAge: 0 }));
  server.get('/', (_request, reply) => page(reply));
  server.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (!NO_PAGE.test(path)) return page(reply);
    reply.callNotFound();
    return reply;
  });
}
