import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Manifest, Publication, PublicationHead } from '#shared/contract/publication.js';
import { DEFAULT_WEIGHTS } from '#shared/domain/indicators.js';
import { monthPeriod } from '#shared/domain/period.js';
import { openTables } from '#shared/domain/suppression/open-tables.js';
import { hasOpenFiles } from '../../apps/report/src/publications/has-open-files.js';
import { describedFile, filesOf } from '../../apps/report/src/publications/published-files.js';
import type { PublishedReading } from '../../apps/report/src/publications/published.reading.js';
import {
  hashesOf,
  manifestText,
  signManifest,
} from '../../apps/report/src/publications/signing/manifest-text.js';
import { publicationKeyOf } from '../../apps/report/src/publications/signing/publication-key.js';
import { madeTables, type MadeProvince } from './made-tables.js';
import { Random } from './random.js';

const SMALL_CELL = 5;
const NEVER = { official: 'goodRate', minimumSample: 30, windowDays: 5 } as const;

interface Made {
  readonly publication: Publication;
  readonly files: Map<string, Buffer>;
}

/** Months of a made-up province that were published one after another, in memory. */
export class MadePublications implements PublishedReading {
  readonly #made: Made[] = [];
  readonly #key: KeyObject = generateKeyPairSync('ed25519').privateKey;
  /** Set to let every reading fail, as when the database is away. */
  isAway = false;

  constructor(private readonly province: MadeProvince) {}

  readonly key = () => Promise.resolve(publicationKeyOf(this.#key));

  /** Publishes a month of 2026; `corrects` is the number that it stands in for. */
  publish(month: number, corrects?: number): number {
    const period = monthPeriod(2026, month);
    const number = this.#made.length + 1;
    const inside = madeTables(this.province, new Random(month * 100 + number));
    const open = openTables(inside, {
      ...{ kind: 'month', official: 'goodRateLow', threshold: SMALL_CELL, earlier: [] },
    });
    const files = [...filesOf(inside, 'inside'), ...filesOf(open, 'open')];
    const before = this.#made.at(-1)?.publication;
    const manifest = signManifest(
      {
        ...{ format: 1, number, kind: 'month', period: period.name },
        ...{ first: period.first, last: period.last, registryVersion: 1 },
        publishedAt: `2026-${String(month + 1).padStart(2, '0')}-01T00:00:00.000Z`,
        asOf: `2026-${String(month + 1).padStart(2, '0')}-01T00:00:00.000Z`,
        today: period.last,
        positions: [],
        policy: {
          ...{ version: 'made', officialIndicator: NEVER.official, weights: DEFAULT_WEIGHTS },
          ...{ minimumSample: NEVER.minimumSample, windowDays: NEVER.windowDays },
          smallCell: SMALL_CELL,
        },
        counts: {} as Manifest['counts'],
        files: files.map(describedFile),
        ...{ comparedWith: null, moved: null },
        previous:
          before === undefined
            ? null
            : { number: number - 1, sha256: hashesOf(before.manifestText).sha256 },
        corrects:
          corrects === undefined ? null : { number: corrects, reason: '补报了 <b>迟到</b> 的评价' },
      },
      this.#key,
    );
    this.#made.push({
      publication: { manifest, manifestText: manifestText(manifest), correctedBy: null },
      files: new Map(files.map(({ name, content }) => [name, content])),
    });
    return number;
  }

  /** Alters one byte of a file behind everybody's back. */
  alter(number: number, name: string): void {
    const content = this.#made[number - 1]?.files.get(name);
    if (content === undefined) throw new Error(`${number} has no ${name}`);
    const altered = Buffer.from(content);
    const last = altered.length - 1;
    altered[last] = (altered[last] ?? 0) ^ 1;
    this.#made[number - 1]?.files.set(name, altered);
  }

  list(): Promise<PublicationHead[]> {
    return this.#answer(() =>
      this.#made
        .map(({ publication: { manifest } }) => ({
          ...manifest,
          isOpen: hasOpenFiles(manifest),
          corrects: manifest.corrects?.number ?? null,
          correctedBy: this.#correctionOf(manifest.number),
        }))
        .reverse(),
    );
  }

  byNumber(number: number): Promise<Publication | null> {
    return this.#answer(() => {
      const made = this.#made[number - 1];
      return made === undefined
        ? null
        : { ...made.publication, correctedBy: this.#correctionOf(number) };
    });
  }

  latest(): Promise<Publication | null> {
    return this.byNumber(this.#made.length);
  }

  file(number: number, name: string): Promise<Buffer | null> {
    return this.#answer(() => this.#made[number - 1]?.files.get(name) ?? null);
  }

  #correctionOf(number: number): number | null {
    const found = this.#made.find(
      ({ publication }) => publication.manifest.corrects?.number === number,
    );
    return found?.publication.manifest.number ?? null;
  }

  async #answer<T>(what: () => T): Promise<T> {
    await Promise.resolve();
    if (this.isAway) throw new Error('the database is away');
    return what();
  }
}
