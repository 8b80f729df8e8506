import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What every answer of the API carries: nothing of it is kept by a browser or guessed at. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/** Sets the headers of everything under `/v1/` before its handler runs, which may change them. */
export function setResponseHeaders(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/v1/')) void reply.headers(HEADERS);
      done();
    });
}
