import type { PublicationKey } from '#shared/contract/publication.js';
import type { PublishedReading } from '../../../../apps/report/src/publications/published.reading.js';
import type { PublicationSource } from './publication-source.js';

/** Publications as they lie in the database. */
export class DatabaseSource implements PublicationSource {
  constructor(private readonly published: PublishedReading) {}

  async manifestText(number: number): Promise<string | null> {
    return (await this.published.byNumber(number))?.manifestText ?? null;
  }

  file(number: number, name: string): Promise<Buffer | null> {
    return this.published.file(number, name);
  }

  /** A key that lies beside what it signed would prove nothing. */
  key(): Promise<PublicationKey | null> {
    return Promise.resolve(null);
  }
}
