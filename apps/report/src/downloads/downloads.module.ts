import type { FactoryProvider } from '@nestjs/common';
import type { Db } from '#shared/mongo/connect.js';
import { printFonts } from '#shared/print/print-fonts.js';
import { PUBLISHED } from '../publications/http/publications.controller.js';
import type { PublishedReading } from '../publications/published.reading.js';
import { RegistryDays } from '../registry/registry-days.js';
import { MongoBadRatingReader } from './bad-ratings/bad-rating-reader.mongo.js';
import { BadRatingsController } from './bad-ratings/bad-ratings.controller.js';
import { BadRatingsService } from './bad-ratings/bad-ratings.service.js';
import { BulletinController } from './bulletin/bulletin.controller.js';
import { bulletinDocx } from './bulletin/bulletin-docx.js';
import { bulletinPdf } from './bulletin/bulletin-pdf.js';
import { BulletinService } from './bulletin/bulletin.service.js';

/** What downloads need of the rest of report. */
export interface DownloadsOptions {
  /** The token of the database. */
  readonly database: symbol;
  /** That of the public site, without a slash at its end. */
  readonly origin: string;
  readonly now?: (() => number) | undefined;
}

export const downloadControllers = [BulletinController, BadRatingsController];

/** The wiring of downloads that are no other room's. */
export const downloadProviders = ({
  database,
  origin,
  now = Date.now,
}: DownloadsOptions): FactoryProvider[] => [
  {
    provide: BulletinService,
    inject: [PUBLISHED],
    useFactory: (published: PublishedReading) =>
      new BulletinService(
        published,
        {
          docx: bulletinDocx,
          pdf: async (bulletin) => bulletinPdf(bulletin, await printFonts()),
        },
        origin,
      ),
  },
  {
    provide: BadRatingsService,
    inject: [database, RegistryDays],
    useFactory: (db: Db, registry: RegistryDays) =>
      new BadRatingsService(new MongoBadRatingReader(db), registry, now),
  },
];
