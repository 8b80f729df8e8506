import type { PublicationHead } from '#shared/contract/publication.js';
import type { PublishedReading } from '../../publications/published.reading.js';

const FRESH_MS = 2_000;

/**
 * The list of publications, asked for at most every two seconds. While the database does not answer
 * the last list that was read stands in: what was published stays true.
 */
export class PublicationList {
  private known: readonly PublicationHead[] | undefined;
  private asked: Promise<readonly PublicationHead[]> | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly reading: Pick<PublishedReading, 'list'>,
    private readonly now: () => number,
  ) {}

  /** The newest first. Throws when the database does not answer and never did. */
  async heads(): Promise<readonly PublicationHead[]> {
    if (this.asked === undefined || this.now() - this.askedAt >= FRESH_MS) {
      this.askedAt = this.now();
      this.asked = this.read();
    }
    return this.asked;
  }

  private async read(): Promise<readonly PublicationHead[]> {
    try {
      this.known = await this.reading.list();
      return this.known;
    } catch (error) {
      this.asked = undefined;
      if (this.known === undefined) throw error;
      return this.known;
    }
  }
}
