import type { Publication } from '#shared/contract/publication.js';
import type { Visibility } from '#shared/domain/publication/tables.js';
import { publishedRows, type PublishedReading } from '../../publications/published.reading.js';
import { bulletinOf, type BulletinRows } from './bulletin-content.js';
import type { Bulletin } from './bulletin.types.js';

export const BULLETIN_FORMATS = ['docx', 'pdf'] as const;
export type BulletinFormat = (typeof BULLETIN_FORMATS)[number];

/** Writes a bulletin down in each format. */
export type BulletinWriters = Readonly<
  Record<BulletinFormat, (bulletin: Bulletin) => Promise<Buffer>>
>;

/** Which one: a publication, its numbers for everybody or all of them, and the format. */
export interface BulletinWish {
  readonly number: number;
  readonly visibility: Visibility;
  readonly format: BulletinFormat;
}

export interface BulletinFile {
  readonly publication: Publication;
  readonly bytes: Buffer;
}

/** A font of ten megabytes is cut to size for each PDF: the last few are kept. */
const KEPT = 16;

/** The 通报 of publications. */
export class BulletinService {
  readonly #kept = new Map<string, Promise<Buffer>>();

  /** `origin` is that of the public site, without a slash at its end. */
  constructor(
    private readonly published: PublishedReading,
    private readonly writers: BulletinWriters,
    private readonly origin: string,
  ) {}

  /** Undefined where there is no publication of that number. */
  async file({ number, visibility, format }: BulletinWish): Promise<BulletinFile | undefined> {
    const publication = await this.published.byNumber(number);
    if (publication === null) return undefined;
    // A publication never changes, but one day another may correct it.
    const name = [number, visibility, format, publication.correctedBy].join(' ');
    let writing = this.#kept.get(name);
    if (writing === undefined) {
      writing = this.write(publication, visibility, format);
      this.#kept.set(name, writing);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
      writing.catch(() => this.#kept.delete(name));
    }
    return { publication, bytes: await writing };
  }

  private async write(
    publication: Publication,
    visibility: Visibility,
    format: BulletinFormat,
  ): Promise<Buffer> {
    const rows = await this.rows(publication.manifest.number, visibility);
    return this.writers[format](bulletinOf(publication, rows, this.origin));
  }

  private async rows(number: number, visibility: Visibility): Promise<BulletinRows> {
    const { published } = this;
    const [areas, areaRankings, departmentRankings, tags, areaLoop] = await Promise.all([
      publishedRows(published, number, 'areas', visibility),
      publishedRows(published, number, 'area-rankings', visibility),
      publishedRows(published, number, 'department-rankings', visibility),
      publishedRows(published, number, 'tags', visibility),
      publishedRows(published, number, 'area-loop', visibility),
    ]);
    return { areas, areaRankings, departmentRankings, tags, areaLoop };
  }
}
