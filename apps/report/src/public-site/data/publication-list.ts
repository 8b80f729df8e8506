import type { PublicationHead } from '#shared/contract/publication.js';
import type { PublishedReading } from '../../publications/published.reading.js';

const FRESH_MS = 2_000;
const USABLE_MS = 30_000;

/**
 * The list of publications. One of the last half minute is answered at once, and read anew for those
 * who come later. While the database does not answer the last list that was read stands in: what was
 * published stays true.
 */
export class PublicationList {
  private known: readonly PublicationHead[] | undefined;
  private knownAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<readonly PublicationHead[]> | undefined;

  constructor(
    private readonly published: Pick<PublishedReading, 'list'>,
    private readonly now: () => number,
  ) {}

  /** The newest first. Throws when the database does not answer and never did. */
  async heads(): Promise<readonly PublicationHead[]> {
    const age = this.now() - this.knownAt;
    if (this.known !== undefined && age < FRESH_MS) return this.known;
    const reading = this.read();
    return this.known !== undefined && age < USABLE_MS ? this.known : reading;
  }

  private read(): Promise<readonly PublicationHead[]> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<readonly PublicationHead[]> {
    const at = this.now();
    try {
      this.known = await this.published.list();
      this.knownAt = at;
      return this.known;
    } catch (error) {
      if (this.known === undefined) throw error;
      return this.known;
    }
  }
}
