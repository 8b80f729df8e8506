import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ClosingConnections } from '#shared/app/closing-connections.js';
import type { Logger } from '#shared/app/logger.js';
import type { PublicationKey } from '#shared/contract/publication.js';
import type { PublishedReading } from '../publications/published.reading.js';
import type { PublicSiteConfig } from '../report.config.js';
import { OpenTables } from './data/open-tables.js';
import { PublicationList } from './data/publication-list.js';
import { OpenData } from './http/open-data.js';
import { packed } from './http/pack-page.js';
import { PageAnswers } from './http/page-answers.js';
import { PageCache } from './http/page-cache.js';
import { siteOpenApi } from './http/site-openapi.js';
import { siteServer, type SiteParts } from './http/site-server.js';
import { loadSiteBuild } from './page-renderer.bundle.js';
import { SitePagesService } from './pages/site-pages.service.js';

const MIB = 1024 * 1024;
/** What is searched for gets this part of the memory for pages on top. */
const SEARCHES_PART = 8;
/** Rows of 5,000 departments take some 5 MB a table. */
const TABLES_KEPT = 16;

export interface PublicSiteOptions {
  readonly config: PublicSiteConfig;
  readonly reading: PublishedReading;
  /** The key that publications are signed with. */
  readonly key: () => Promise<PublicationKey>;
  readonly isWell: SiteParts['isWell'];
  readonly isLeaving: () => boolean;
  readonly logger: Logger;
  readonly now: () => number;
}

/** What the public reaches: a listener of its own, which nothing of the inside is behind. */
export class PublicSite implements BeforeApplicationShutdown {
  private server: FastifyInstance | undefined;
  private connections: ClosingConnections | undefined;

  constructor(private readonly options: PublicSiteOptions) {}

  /** Makes the server; throws `config-invalid` where the pages have not been built. */
  async make(): Promise<FastifyInstance> {
    const { config, reading, key, isWell, logger, now } = this.options;
    const { renderer, assets } = await loadSiteBuild(config.pages);
    const { origin, lowActiveRate } = config;
    const list = new PublicationList(reading, now);
    const tables = new OpenTables(reading, TABLES_KEPT);
    const pages = new SitePagesService({ reading, list, tables, key, origin, lowActiveRate, now });
    const cache = new PageCache(config.cacheMib * MIB);
    const searches = new PageCache((config.cacheMib / SEARCHES_PART) * MIB);
    return siteServer({
      pages: new PageAnswers({ pages, list, renderer, cache, searches }),
      open: new OpenData({ reading, list, tables, key }),
      openApi: await packed(siteOpenApi(origin)),
      ...{ assets, isWell, logger },
    });
  }

  /** Listens where the configuration says, and answers where that is. */
  async listen(): Promise<string> {
    const { config, isLeaving, logger } = this.options;
    const { host, port } = config;
    this.server = await this.make();
    this.connections = new ClosingConnections(this.server.server, { isLeaving, logger });
    const address = await this.server.listen({ host, port });
    logger.info({ host, port }, 'listening for the public');
    return address;
  }

  /** Answers what was asked; called before what it reads of is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.connections?.closeAsTheyFallIdle();
    await this.server?.close();
  }
}
