import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { bestFor, isKnown } from '#shared/app/packed-answer.js';
import type { Logger } from '#shared/app/logger.js';
import type { SiteAsset } from '../page-renderer.bundle.js';
import type { OpenAnswer, OpenData } from './open-data.js';
import type { PageAnswers } from './page-answers.js';
import type { SiteFile } from './page-cache.js';
import { siteProblem, type SiteProblemCode } from './site-problem.js';
import { CACHING, COMMON_HEADERS, OPEN_HEADERS, type Caching } from './site-headers.js';

type Probe = 'live' | 'ready';

export interface SiteParts {
  readonly pages: PageAnswers;
  readonly open: OpenData;
  readonly assets: ReadonlyMap<string, SiteAsset>;
  readonly openApi: SiteFile;
  /** Why is for the inside only. */
  readonly isWell: (probe: Probe) => Promise<boolean>;
  readonly logger: Logger;
}

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const RETRY_AFTER = '5';

/** The public's own server: it knows these addresses and no other. */
export function siteServer(parts: SiteParts): FastifyInstance {
  const server = fastify({
    logger: false,
    // What still comes over an open connection while it closes is answered like any other.
    return503OnClosing: false,
    // An address that cannot be read leads nowhere, like any other.
    frameworkErrors: (_error, _request, reply) => {
      void refuse(reply.headers(COMMON_HEADERS), 'not-found');
    },
  });
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(COMMON_HEADERS);
    done();
  });
  server.setNotFoundHandler((_request, reply) => refuse(reply, 'not-found'));
  server.setErrorHandler((error, _request, reply) => {
    parts.logger.error({ err: error }, 'a request of the public failed');
    return refuse(reply, 'internal');
  });
  serveHealth(server, parts);
  serveFiles(server, parts);
  serveOpenData(server, parts);
  servePages(server, parts);
  return server;
}

function serveHealth(server: FastifyInstance, { isWell }: SiteParts): void {
  for (const probe of ['live', 'ready'] as const) {
    server.get(`/health/${probe}`, async (_request, reply) => {
      const well = await isWell(probe);
      void reply.header('cache-control', CACHING.never).status(well ? 200 : 503);
      return { status: well ? 'ok' : 'unavailable' };
    });
  }
}

function serveFiles(server: FastifyInstance, { assets, openApi }: SiteParts): void {
  server.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => {
    const asset = assets.get(`/assets/${request.params.name}`);
    return asset === undefined
      ? refuse(reply, 'not-found')
      : send(request, reply, { ...asset, caching: 'forever' });
  });
  server.get('/openapi.json', (request, reply) =>
    send(request, reply.headers(OPEN_HEADERS), {
      ...{ file: openApi, type: JSON_TYPE, caching: 'latest' },
    }),
  );
}

function serveOpenData(server: FastifyInstance, { open, logger }: SiteParts): void {
  server.get<{ Params: { '*': string } }>('/v1/open/*', async (request, reply) => {
    void reply.headers(OPEN_HEADERS);
    let answer: OpenAnswer | undefined;
    try {
      answer = await open.answer(request.params['*']);
    } catch (error) {
      logger.warn({ err: error }, 'open data could not be read');
      return refuse(reply.header('retry-after', RETRY_AFTER), 'unavailable');
    }
    return answer === undefined ? refuse(reply, 'not-found') : send(request, reply, answer);
  });
}

function servePages(server: FastifyInstance, { pages, logger }: SiteParts): void {
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const target = targetOf(request.url);
    if (target === null) return refuse(reply, 'not-found');
    const { pathname, searchParams } = target;
    let answer;
    try {
      answer = await pages.answer(pathname, searchParams);
    } catch (error) {
      logger.warn({ err: error }, 'a page could not be drawn');
      void reply.header('retry-after', RETRY_AFTER);
      answer = await pages.unavailable(pathname, searchParams);
    }
    void reply.status(answer.page.status);
    return send(request, reply, { file: answer.page, type: HTML, caching: answer.caching });
  };
  server.get('/*', (request, reply) =>
    request.url.startsWith('/v1/') ? refuse(reply, 'not-found') : page(request, reply),
  );
}

/** What a request names; read against a base, two slashes at its beginning would name another host. */
const targetOf = (url: string): URL | null =>
  URL.parse(url.startsWith('/') ? `http://site${url}` : url);

interface Sent {
  readonly file: SiteFile;
  readonly type: string;
  readonly caching: Caching;
}

/** 304 for whoever has it already; else packed as the reader likes best. */
function send(request: FastifyRequest, reply: FastifyReply, { file, type, caching }: Sent) {
  void reply.headers({
    'cache-control': CACHING[caching],
    etag: file.etag,
    vary: 'accept-encoding',
  });
  if (reply.statusCode === 200 && isKnown(request.headers['if-none-match'], file.etag)) {
    return reply.status(304).send();
  }
  const { encoding, body } = bestFor(request.headers['accept-encoding'], file);
  if (encoding !== undefined) void reply.header('content-encoding', encoding);
  return reply.header('content-type', type).send(body);
}

function refuse(reply: FastifyReply, code: SiteProblemCode): FastifyReply {
  const { status, text } = siteProblem(code);
  return reply
    .status(status)
    .headers({
      'cache-control': CACHING.never,
      'content-type': 'application/problem+json; charset=utf-8',
    })
    .send(text);
}
