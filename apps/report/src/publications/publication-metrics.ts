import type { Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import { PUBLICATION_KINDS } from '#shared/domain/publication/publication-kind.js';
import { ScrapedGauges } from '../metrics/scraped-gauges.js';
import type { PublicationStore } from './store/publication-store.port.js';

const SPECS = {
  hcp_publications_total: {
    help: 'Publications ever made, by kind',
    labels: ['kind'],
    onlyGrows: true,
  },
  hcp_publication_age_seconds: {
    help: 'Seconds since the latest publication of a kind was made',
    labels: ['kind'],
  },
} as const;

/** How many publications there are, and how old the latest of each kind is. */
export class PublicationMetrics extends ScrapedGauges<keyof typeof SPECS> {
  constructor(
    registry: Registry,
    sources: {
      readonly store: PublicationStore;
      readonly logger: Logger;
      readonly now: () => number;
    },
  ) {
    super(registry, {
      specs: SPECS,
      read: () => samplesOf(sources),
      logger: sources.logger,
      fault: 'the publications cannot be counted',
    });
  }
}

async function samplesOf({ store, now }: { store: PublicationStore; now: () => number }) {
  const counts = await store.countByKind();
  const ages = await Promise.all(
    PUBLICATION_KINDS.map(async (kind) => {
      const at = (await store.latest(kind))?.manifest.publishedAt;
      const value = at === undefined ? undefined : (now() - Date.parse(at)) / 1_000;
      return value === undefined ? [] : [{ labels: { kind }, value }];
    }),
  );
  return {
    hcp_publications_total: Array.from(counts, ([kind, value]) => ({ labels: { kind }, value })),
    hcp_publication_age_seconds: ages.flat(),
  };
}
