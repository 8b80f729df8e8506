import type { PublicationHead } from '#shared/contract/publication.js';
import type { Told, TrendPoint } from '#shared/contract/public-pages.js';
import { publishedRows, type PublishedReading } from '../../publications/published.reading.js';
import { Recent } from './recent.js';
import { tellerOf } from './told.js';

type Subject = 'area' | 'department';
type Figures = readonly [goodRate: Told, activeRate: Told, valid: Told];
type ByCode = ReadonlyMap<string, Figures>;

/**
 * Three numbers of every place of a publication: the whole tables of all that a trend goes through
 * would take twenty times the memory.
 */
export class Trends {
  private readonly editions: Recent<ByCode>;

  /** Figures of `most` publications stay in memory. */
  constructor(
    private readonly reading: Pick<PublishedReading, 'file'>,
    most: number,
  ) {
    this.editions = new Recent(most);
  }

  /** How a place went through these publications; those that do not have it are left out. */
  async of(
    subject: Subject,
    code: string,
    editions: readonly PublicationHead[],
  ): Promise<TrendPoint[]> {
    const points: TrendPoint[] = [];
    for (const { number, period } of editions) {
      const byCode = await this.editions.get(`${subject} ${number}`, () =>
        this.read(subject, number),
      );
      const figures = byCode.get(code);
      if (figures === undefined) continue;
      const [goodRate, activeRate, valid] = figures;
      points.push({ number, period, goodRate, activeRate, valid });
    }
    return points;
  }

  private async read(subject: Subject, number: number): Promise<ByCode> {
    const rows = await publishedRows(this.reading, number, `${subject}s`, 'open');
    return new Map(
      rows.map((row) => {
        const tell = tellerOf(row);
        return [row.code, [tell('goodRate'), tell('activeRate'), tell('valid')]];
      }),
    );
  }
}
