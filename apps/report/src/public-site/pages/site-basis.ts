import type { PublicationHead } from '#shared/contract/publication.js';
import type { Edition } from '#shared/contract/public-pages.js';
import type { OpenTables } from '../data/open-tables.js';
import type { Trends } from '../data/trends.js';

/** What the pages with numbers are made of: one publication, and those before it. */
export interface SiteBasis {
  readonly tables: OpenTables;
  readonly trends: Trends;
  readonly heads: readonly PublicationHead[];
  readonly head: PublicationHead;
  readonly edition: Edition;
}
