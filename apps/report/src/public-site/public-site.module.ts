import type { FactoryProvider } from '@nestjs/common';
import type { Logger } from '#shared/app/logger.js';
import type { PublicationKey } from '#shared/contract/publication.js';
import { HealthService } from '#shared/health/health.service.js';
import { PUBLICATION_KEY, PUBLISHED } from '../publications/http/publications.controller.js';
import type { PublishedReading } from '../publications/published.reading.js';
import type { ReportConfig } from '../report.config.js';
import { PublicSite } from './public-site.js';

/** What the site needs of the rest of report. */
interface SiteSurroundings {
  readonly config: Pick<ReportConfig, 'publicSite'>;
  readonly logger: Logger;
  readonly now?: () => number;
}

/** The wiring of the public site; it listens when it is told to. */
export const publicSiteProviders = ({
  config,
  logger,
  now = Date.now,
}: SiteSurroundings): FactoryProvider[] => [
  {
    provide: PublicSite,
    inject: [PUBLISHED, PUBLICATION_KEY, HealthService],
    useFactory: (
      reading: PublishedReading,
      key: () => Promise<PublicationKey>,
      health: HealthService,
    ) =>
      new PublicSite({
        config: config.publicSite,
        isWell: async (probe) => Object.keys(await health[probe]()).length === 0,
        isLeaving: () => health.isLeaving,
        ...{ reading, key, logger, now },
      }),
  },
];
