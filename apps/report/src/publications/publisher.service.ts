import type { KeyObject } from 'node:crypto';
import type {
  Manifest,
  Publication,
  PublishedPolicy,
  UnsignedManifest,
} from '#shared/contract/publication.js';
import { addDays, chinaDay, startOfChinaDay } from '#shared/domain/china-time.js';
import { previousOf, type PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { ScoreReader } from '../reading/score-reader.port.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { policyVersion, type ReportPolicy } from '../report.policy.js';
import { FilesOfPeriod } from './files-of-period.js';
import { freezePeriod, type Compared } from './freeze/freeze-period.js';
import type { LedgerRows } from './ledger/ledger-rows.port.js';
import type { PublishOutcome } from './publish-outcome.js';
import { publishedRows } from './published.reading.js';
import { describedFile, type MadeFile } from './published-files.js';
import { hashesOf, signManifest } from './signing/manifest-text.js';
import type { Newest, PublicationStore } from './store/publication-store.port.js';
import { toldCounts } from './told-counts.js';

export interface PublisherOptions {
  readonly scores: ScoreReader;
  readonly registry: RegistryDays;
  readonly policy: ReportPolicy;
  /** Counts below this are withheld in open files. */
  readonly smallCell: number;
  readonly store: PublicationStore;
  readonly ledger: LedgerRows;
  /** The private key; made at its first use. */
  readonly key: () => Promise<KeyObject>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface PublishRequest {
  readonly period: PublishedPeriod;
  /** The publication that the new one stands in for. */
  readonly corrects?: { readonly number: number; readonly reason: string };
  /** A period in which nothing was counted is not worth a number. */
  readonly skipEmpty?: true;
}

/** Everything of a publication but its number. */
interface Prepared {
  readonly manifest: Omit<UnsignedManifest, 'number' | 'previous'>;
  readonly files: readonly MadeFile[];
  /** The newest publication that there was when they were made; 0 if there was none. */
  readonly known: number;
}

/** Freezes periods: reads one at one moment, makes its files, and publishes them as a whole. */
export class PublisherService {
  private readonly files: FilesOfPeriod;

  constructor(private readonly options: PublisherOptions) {
    this.files = new FilesOfPeriod(options);
  }

  /** Publishes a period, or says why not; throws when the database does not answer. */
  async publish(request: PublishRequest): Promise<PublishOutcome> {
    const { store, now } = this.options;
    const { period, corrects } = request;
    const at = now();
    if (period.last >= chinaDay(at)) return { refused: 'period-not-over' };
    const standing = await store.standing(period.name);
    const refusal = refusalOf(standing, corrects?.number);
    if (refusal !== undefined) return refusal;
    const prepared = await this.prepare(request, standing, at);
    return 'refused' in prepared ? prepared : this.store(request, prepared);
  }

  private async prepare(
    { period, corrects, skipEmpty }: PublishRequest,
    standing: Publication | null,
    at: number,
  ): Promise<Prepared | Extract<PublishOutcome, { refused: unknown }>> {
    const { scores, registry, store } = this.options;
    const known = (await store.list())[0]?.number ?? 0;
    const compared = await this.compared(period);
    // Read at once: a registry that comes meanwhile is not the one of this version.
    const { version: registryVersion, tags } = registry;
    const view = registry.on(period.last);
    const frozen = await scores.read((snapshot) =>
      freezePeriod(snapshot, {
        ...{ period, compared, now: at, today: chinaDay(at) },
        ...{ view, tags, policy: this.options.policy },
      }),
    );
    const { position, counts, moved } = frozen;
    const end = startOfChinaDay(addDays(period.last, 1));
    if (position.asOf === null || position.asOf.getTime() < end) {
      return { refused: 'not-counted-yet' };
    }
    if (skipEmpty === true && counts.valid + counts.excluded + counts.due + counts.cases === 0) {
      return { refused: 'nothing-counted' };
    }
    const files = await this.files.make({ period, frozen, compared, standing });
    if (files === undefined) return { refused: 'nothing-changed' };
    const { kind, name, first, last } = period;
    return {
      ...{ files, known },
      manifest: {
        ...{ format: 1, kind, period: name, first, last },
        publishedAt: new Date(at).toISOString(),
        asOf: position.asOf.toISOString(),
        today: chinaDay(at),
        positions: position.positions,
        registryVersion,
        policy: this.policy(),
        counts: toldCounts(counts, files),
        files: files.map(describedFile),
        comparedWith: compared?.publication.manifest.number ?? null,
        moved:
          compared === undefined
            ? null
            : { number: compared.publication.manifest.number, figures: moved },
        corrects: corrects ?? null,
      },
    };
  }

  /** The publication that stands for the period before. */
  private async compared(period: PublishedPeriod): Promise<Compared | undefined> {
    const { store } = this.options;
    const publication = await store.standing(previousOf(period).name);
    if (publication === null) return undefined;
    const { number } = publication.manifest;
    return {
      publication,
      areaRankings: await publishedRows(store, number, 'area-rankings', 'inside'),
      departmentRankings: await publishedRows(store, number, 'department-rankings', 'inside'),
      departments: await publishedRows(store, number, 'departments', 'inside'),
    };
  }

  private policy(): PublishedPolicy {
    const { policy, smallCell } = this.options;
    const { official, weights, minimumSample, windowDays } = policy;
    return {
      version: policyVersion(policy),
      ...{ officialIndicator: official, weights, minimumSample, windowDays, smallCell },
    };
  }

  private async store(request: PublishRequest, prepared: Prepared): Promise<PublishOutcome> {
    const { store } = this.options;
    const key = await this.options.key();
    const { period } = request;
    const draft = await store.begin(period.name);
    for (const { name, content } of prepared.files) await store.put(draft, name, content);
    const committed = await store.commit(draft, prepared.known, (newest) =>
      numbered(prepared, newest, key),
    );
    if ('manifest' in committed) return committed;
    switch (committed.refused) {
      case 'taken': {
        const number = (await store.standing(period.name))?.manifest.number;
        return { refused: 'already-published', ...(number === undefined ? {} : { number }) };
      }
      case 'overtaken':
        return this.publish(request);
      case 'draft-gone':
        return this.store(request, prepared);
    }
  }
}

/** Why a period cannot be published, or a publication not be corrected. */
function refusalOf(
  standing: Publication | null,
  corrects: number | undefined,
): Extract<PublishOutcome, { refused: unknown }> | undefined {
  const number = standing?.manifest.number;
  if (corrects === undefined) {
    return number === undefined ? undefined : { refused: 'already-published', number };
  }
  if (number === undefined) return { refused: 'not-published' };
  return number === corrects ? undefined : { refused: 'not-standing', number };
}

function numbered({ manifest }: Prepared, newest: Newest, key: KeyObject): Manifest {
  const previous =
    newest === null
      ? null
      : { number: newest.manifest.number, sha256: hashesOf(newest.manifestText).sha256 };
  return signManifest({ ...manifest, number: (previous?.number ?? 0) + 1, previous }, key);
}
