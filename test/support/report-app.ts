import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '#shared/app/logger.js';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { serveOpenApi } from '../../apps/report/src/http/openapi.js';
import { PublicSite } from '../../apps/report/src/public-site/public-site.js';
import { readReportConfig } from '../../apps/report/src/report.config.js';
import { ReportModule } from '../../apps/report/src/report.module.js';
import { until } from './until.js';

export interface ReportApp {
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }>;
  json<T>(path: string): Promise<T>;
  /** A download that must succeed, byte for byte. */
  file(path: string): Promise<Buffer>;
  /** Lets it be reached over HTTP, and answers where. */
  listen(): Promise<string>;
  /** Lets the public reach it, and answers where. */
  listenForPublic(): Promise<string>;
  close(): Promise<void>;
}

/** Starts report on a database with a day of its own, and waits until it is ready. */
export async function startReport(
  uri: string,
  now: () => number,
  environment: Record<string, string> = {},
): Promise<ReportApp> {
  const config = readReportConfig({ MONGODB_URI: uri, HCP_PUBLISH: 'off', ...environment });
  const logger = createLogger('report', 'error');
  const app = await NestFactory.create<NestFastifyApplication>(
    ReportModule.of({ config, logger, calendar: workCalendar(), now }),
    new FastifyAdapter({ logger: false }),
    { logger: false, abortOnError: false },
  );
  serveOpenApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await app.inject({ method: 'GET', url: path, headers });
    return { status: reply.statusCode, text: reply.body, headers: { ...reply.headers } };
  };
  await until('report is ready', async () => (await get('/health/ready')).status === 200);
  return {
    get,
    json: async <T>(path: string) => {
      const { status, text } = await get(path);
      if (status !== 200) throw new Error(`${path} was answered ${status}: ${text}`);
      return JSON.parse(text) as T;
    },
    file: async (path) => {
      const { statusCode, rawPayload, body } = await app.inject({ method: 'GET', url: path });
      if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}: ${body}`);
      return rawPayload;
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    listenForPublic: () => app.get(PublicSite).listen(),
    close: () => app.close(),
  };
}
