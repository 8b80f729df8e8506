import type { FastifyInstance } from 'fastify';
import { createLogger } from '#shared/app/logger.js';
import { PublicSite } from '../../apps/report/src/public-site/public-site.js';
import { readReportConfig } from '../../apps/report/src/report.config.js';
import { buildRegistry } from '../../tools/demo/registry/build-registry.js';
import type { MadeProvince } from './made-tables.js';
import { MadePublications } from './made-publications.js';

export const ORIGIN = 'https://hcp.example.gov.cn';

/** The whole of Jiangxi with its departments. */
export function jiangxi(): MadeProvince {
  const { areas, departments } = buildRegistry();
  return {
    areas: areas.map(({ parentCode, ...area }) => ({
      ...area,
      ...(parentCode === '' ? {} : { parentCode }),
    })),
    departments,
  };
}

/** The public site on made-up publications. */
export class MadeSite {
  /** Epoch milliseconds, moved on by tests. */
  now = Date.parse('2026-12-01T00:00:00Z');
  isWell = true;

  private constructor(
    readonly publications: MadePublications,
    private server: FastifyInstance | undefined,
  ) {}

  static async open(publications: MadePublications): Promise<MadeSite> {
    const site = new MadeSite(publications, undefined);
    const { publicSite } = readReportConfig({
      HCP_PUBLIC_SITE_URL: ORIGIN,
      HCP_PUBLIC_WEB_DIR: 'dist/web-public',
    });
    const made = new PublicSite({
      config: publicSite,
      reading: publications,
      key: publications.key,
      isWell: () => Promise.resolve(site.isWell),
      isLeaving: () => false,
      logger: createLogger('public-site', 'fatal'),
      now: () => site.now,
    });
    site.server = await made.make();
    await site.server.ready();
    return site;
  }

  async get(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    method: 'GET' | 'HEAD' | 'POST' = 'GET',
  ) {
    const reply = await this.running.inject({ method, url, headers });
    return {
      status: reply.statusCode,
      text: reply.body,
      bytes: reply.rawPayload,
      headers: reply.headers,
    };
  }

  /** Lets it be reached over HTTP, and answers where. */
  listen(): Promise<string> {
    return this.running.listen({ host: '127.0.0.1', port: 0 });
  }

  close(): Promise<void> {
    return this.running.close();
  }

  private get running(): FastifyInstance {
    if (this.server === undefined) throw new Error('the site is not open');
    return this.server;
  }
}
