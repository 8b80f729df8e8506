import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import type { SourceArrivals } from './source-arrivals.port.js';

/** Reads the end of the index on source and arrival: one entry a source and kind of event. */
export class MongoSourceArrivals implements SourceArrivals {
  private readonly collections: Collections;

  constructor(db: Db) {
    this.collections = collectionsOf(db);
  }

  async last(sources: Iterable<string>): Promise<ReadonlyMap<string, Date>> {
    const found = new Map<string, Date>();
    for (const source of sources) {
      const last = later(await this.service(source), await this.rating(source));
      if (last !== undefined) found.set(source, last);
    }
    return found;
  }

  private async service(source: string): Promise<Date | undefined> {
    return (await this.collections.services.findOne({ source }, NEWEST))?.receivedAt;
  }

  /** Citizens' own ratings name the source that invited them, which sent nothing. */
  private async rating(source: string): Promise<Date | undefined> {
    const filter = { source, door: 'forwarded' } as const;
    return (await this.collections.ratings.findOne(filter, NEWEST))?.receivedAt;
  }
}

const NEWEST = { sort: { receivedAt: -1 }, projection: { _id: 0, receivedAt: 1 } } as const;

const later = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a !== undefined && (b === undefined || a > b) ? a : b;
