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

/** What lies under `/v1/open/`: publications, their manifests, and their open files. */
export class OpenData {
  private readonly files = new Recent<SiteFile | undefined>(FILES_KEPT);

  constructor(private readonly parts: Parts) {}

  /** The answer to a path under `/v1/open/`; undefined where there is nothing. */
  async answer(path: string): Promise<OpenAnswer | undefined> {
    switch (path) {
      case 'publications':
        return json({ publications: (await this.parts.list.heads()).map(withLinks) });
      case 'publications/key':
        return json(await this.parts.key());
      case 'areas':
        return this.areas();
    }
    const [, number, name] = PATH.exec(path) ?? [];
    if (number === undefined) return undefined;
    return name === undefined ? this.publication(Number(number)) : this.file(Number(number), name);
  }

  private async publication(number: number): Promise<OpenAnswer | undefined> {
    const publication = await this.parts.reading.byNumber(number);
    if (publication === null) return undefined;
    const { manifest, correctedBy } = publication;
    const files = manifest.files.filter(({ visibility }) => visibility === 'open');
    return json({
      ...{ number, correctedBy, manifest },
      links: {
        manifest: `${linkOf(number)}/manifest.json`,
        files: files.map(({ name }) => `${linkOf(number)}/${name}`),
      },
    });
  }

  private async file(number: number, name: string): Promise<OpenAnswer | undefined> {
    // What is not there yet must not be remembered as missing.
    const heads = await this.parts.list.heads();
    if (!heads.some((head) => head.number === number)) return undefined;
    const isManifest = name === 'manifest.json';
    const file = await this.files.get(`${number} ${name}`, async () => {
      const publication = await this.parts.reading.byNumber(number);
      if (publication === null) return undefined;
      if (isManifest) return packed(publication.manifestText);
      const isOpen = publication.manifest.files.some(
        (one) => one.name === name && one.visibility === 'open',
      );
      const bytes = isOpen ? await this.parts.reading.file(number, name) : null;
      return bytes === null ? undefined : packed(bytes);
    });
    if (file === undefined) return undefined;
    return { file, type: isManifest ? JSON_TYPE : CSV_TYPE, caching: 'forever' };
  }

  private async areas(): Promise<OpenAnswer | undefined> {
    const edition = latestEdition(await this.parts.list.heads());
    if (edition === undefined) return undefined;
    const rows = await this.parts.tables.rows(edition.number, 'areas');
    return json({
      publication: edition.number,
      areas: rows.map(({ code, name, level, kind, parentCode }) => ({
        ...{ code, name, level, kind },
        parentCode: parentCode === '' ? null : parentCode,
      })),
    });
  }
}

const linkOf = (number: number): string => `/v1/open/publications/${number}`;

const withLinks = (head: PublicationHead) => ({ ...head, link: linkOf(head.number) });

const json = async (value: object): Promise<OpenAnswer> => ({
  ...{ file: await packed(JSON.stringify(value)), type: JSON_TYPE, caching: 'latest' },
});
