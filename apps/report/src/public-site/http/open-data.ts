import type { PublicationHead, PublicationKey } from '#shared/contract/publication.js';
import type { PublishedReading } from '../../publications/published.reading.js';
import { latestEdition } from '../data/editions.js';
import type { OpenTables } from '../data/open-tables.js';
import type { PublicationList } from '../data/publication-list.js';
import { Recent } from '../data/recent.js';
import { packed } from './pack-page.js';
import type { SiteFile } from './page-cache.js';
import type { Caching } from './site-headers.js';

export interface OpenAnswer {
  readonly file: SiteFile;
  readonly type: string;
  readonly caching: Caching;
}

interface Parts {
  readonly reading: PublishedReading;
  readonly list: Pick<PublicationList, 'heads'>;
  readonly tables: OpenTables;
  readonly key: () => Promise<PublicationKey>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const FILES_KEPT = 32;
const PATH = /^publications\/([1-9]\d{0,8})(?:\/([a-z0-9.-]{1,64}))?$/;
const MANIFEST = 'manifest.json';

/** What lies under `/v1/open/`: publications, their manifests, and their open files. */
export class OpenData {
  /** Packed once and sent often. */
  private readonly files = new Recent<SiteFile | undefined>(FILES_KEPT);

  constructor(private readonly parts: Parts) {}

  /** The answer to a path under `/v1/open/`; undefined where there is nothing. */
  async answer(path: string): Promise<OpenAnswer | undefined> {
    const heads = await this.parts.list.heads();
    switch (path) {
      case 'publications':
        return this.json(path, heads, () => ({ publications: heads.map(withLinks) }));
      case 'publications/key':
        return this.json(path, heads, () => this.parts.key());
      case 'areas':
        return this.areas(heads);
    }
    const [, digits, name] = PATH.exec(path) ?? [];
    // What is not there yet must not be remembered as missing.
    if (digits === undefined || !heads.some((head) => head.number === Number(digits))) {
      return undefined;
    }
    return name === undefined
      ? this.publication(path, Number(digits), heads)
      : this.file(path, Number(digits), name);
  }

  private publication(
    path: string,
    number: number,
    heads: readonly PublicationHead[],
  ): Promise<OpenAnswer | undefined> {
    return this.json(path, heads, async () => {
      const publication = await this.parts.reading.byNumber(number);
      if (publication === null) return undefined;
      const { manifest, correctedBy } = publication;
      const files = manifest.files.filter(({ visibility }) => visibility === 'open');
      return {
        ...{ number, correctedBy, manifest },
        links: {
          manifest: `${linkOf(number)}/${MANIFEST}`,
          files: files.map(({ name }) => `${linkOf(number)}/${name}`),
        },
      };
    });
  }

  private async file(path: string, number: number, name: string): Promise<OpenAnswer | undefined> {
    const file = await this.files.get(path, async () => {
      const publication = await this.parts.reading.byNumber(number);
      if (publication === null) return undefined;
      if (name === MANIFEST) return packed(publication.manifestText);
      const isOpen = publication.manifest.files.some(
        (one) => one.name === name && one.visibility === 'open',
      );
      const bytes = isOpen ? await this.parts.reading.file(number, name) : null;
      return bytes === null ? undefined : packed(bytes);
    });
    if (file === undefined) return undefined;
    return { file, type: name === MANIFEST ? JSON_TYPE : CSV_TYPE, caching: 'forever' };
  }

  private async areas(heads: readonly PublicationHead[]): Promise<OpenAnswer | undefined> {
    const edition = latestEdition(heads);
    if (edition === undefined) return undefined;
    return this.json('areas', heads, async () => {
      const rows = await this.parts.tables.rows(edition.number, 'areas');
      return {
        publication: edition.number,
        areas: rows.map(({ code, name, level, kind, parentCode }) => ({
          ...{ code, name, level, kind },
          parentCode: parentCode === '' ? null : parentCode,
        })),
      };
    });
  }

  /** An answer that holds until something is published. */
  private async json(
    path: string,
    [newest]: readonly PublicationHead[],
    make: () => object | Promise<object | undefined>,
  ): Promise<OpenAnswer | undefined> {
    const file = await this.files.get(`${newest?.number ?? 0} ${path}`, async () => {
      const value = await make();
      return value === undefined ? undefined : packed(JSON.stringify(value));
    });
    return file === undefined ? undefined : { file, type: JSON_TYPE, caching: 'latest' };
  }
}

const linkOf = (number: number): string => `/v1/open/publications/${number}`;

const withLinks = (head: PublicationHead) => ({ ...head, link: linkOf(head.number) });
