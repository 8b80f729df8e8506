import type { HttpAdapterHost } from '@nestjs/core';
import { fastify, type FastifyInstance } from 'fastify';
import { CitizenApiController } from './citizen-api.controller.js';
import { pageShell } from './pages/page-shell.js';
import { strayRoutes } from './pages/stray.routes.js';
import { FindService } from './points/find.service.js';
import { pointRoutes } from './points/points.routes.js';
import { FakeRegistryView } from './points/registry.fake.js';
import { VisitsService } from './points/visits.service.js';

const never = (): Promise<never> => Promise.reject(new Error('nothing is asked of it'));

describe('what a person meets', () => {
  let registry: FakeRegistryView;
  let server: FastifyInstance;

  beforeEach(() => {
    registry = new FakeRegistryView();
    server = fastify();
    const limits = { wait: never, count: never, takeBack: never, once: never };
    const guard = { refusal: never, count: never };
    const parts = { registry, limits, guard };
    const routes = pointRoutes({
      registry,
      shell: pageShell({ pages: new Map(), files: new Map() }),
      finds: new FindService({ ...parts, numbers: { find: never }, slips: { find: never } }),
      visits: new VisitsService({
        ...parts,
        codes: { token: String, receipt: String },
        invitations: { invite: never },
      }),
    });
    const host = { httpAdapter: { getInstance: () => server } } as unknown as HttpAdapterHost;
    new CitizenApiController(host, [...routes, ...strayRoutes], () => undefined).onModuleInit();
  });

  const page = async (path: string) => {
    const { statusCode, headers, body } = await server.inject(path);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    return { statusCode, body };
  };

  it('at a sign before the registry is loaded is a page', async () => {
    registry.loaded = false;
    const { statusCode, body } = await page('/q/P1');
    expect(statusCode).toBe(503);
    expect(body).toContain('请稍后再试');
  });

  it.each(['/r/', '/r/AAAAAAAAAAAAAAAAAAAAAA/', '/receipt/', '/receipt/1/2', '/q/P1/'])(
    'behind a link that is cut or too long is a page: %s',
    async (path) => {
      const { statusCode, body } = await page(path);
      expect(statusCode).toBe(404);
      expect(body).toContain('评价链接无效');
      expect(body).not.toContain('AAAA');
    },
  );
});
