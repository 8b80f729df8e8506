import type { Manifest, Publication } from '#shared/contract/publication.js';
import { startOfChinaDay } from '#shared/domain/china-time.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Row, Tables } from '#shared/domain/publication/tables.js';
import { hasOpenTables, openTables } from '#shared/domain/suppression/open-tables.js';
import { INDICATORS } from '../rankings/indicator-spec.js';
import type { ReportPolicy } from '../report.policy.js';
import { changesOf } from './changes.js';
import type { Compared, FrozenPeriod } from './freeze/freeze-period.js';
import { hasOpenFiles } from './has-open-files.js';
import type { LedgerRows } from './ledger/ledger-rows.port.js';
import { filesOf, type MadeFile } from './published-files.js';
import { publishedTables } from './published-tables.js';
import type { PublicationStore } from './store/publication-store.port.js';

/** Times on the topic may lie five minutes ahead of it. */
const AHEAD_MS = 10 * 60_000;

export interface FilesOptions {
  readonly store: PublicationStore;
  readonly ledger: LedgerRows;
  readonly policy: Pick<ReportPolicy, 'official'>;
  /** Counts below this are withheld in open files. */
  readonly smallCell: number;
}

export interface FrozenWith {
  readonly period: PublishedPeriod;
  readonly frozen: FrozenPeriod;
  /** The publication of the period before. */
  readonly compared: Compared | undefined;
  /** The publication of this period that is corrected. */
  readonly standing: Publication | null;
}

/** Makes the files of a frozen period. */
export class FilesOfPeriod {
  constructor(private readonly options: FilesOptions) {}

  /** Inside files, then open ones; undefined if a correction changes nothing. */
  async make(made: FrozenWith): Promise<MadeFile[] | undefined> {
    const { store } = this.options;
    const { frozen, standing } = made;
    const inside: Tables = { ...frozen.tables, ledger: await this.ledger(made) };
    const open = await this.open(made);
    if (standing === null) return [...filesOf(inside, 'inside'), ...filesOf(open, 'open')];
    const { number } = standing.manifest;
    const changes = changesOf(await publishedTables(store, number, 'inside'), inside);
    if (changes.length === 0) return undefined;
    const files = filesOf({ ...inside, changes }, 'inside');
    if (Object.keys(open).length === 0) return files;
    const openChanges = changesOf(await publishedTables(store, number, 'open'), open);
    return [...files, ...filesOf({ ...open, changes: openChanges }, 'open')];
  }

  private async ledger({ period, frozen }: FrozenWith): Promise<Row<'ledger'>[]> {
    const { store, ledger } = this.options;
    const before = new Date(startOfChinaDay(period.first) - AHEAD_MS);
    const from = (await store.newestUntil(before))?.manifest.positions ?? [];
    const digests = await ledger.digests({ period, below: frozen.position.positions, from });
    return digests.rows();
  }

  private async open({ period, frozen, compared, standing }: FrozenWith): Promise<Tables> {
    const { store, policy, smallCell } = this.options;
    const { kind, first, last } = period;
    if (!hasOpenTables(kind)) return {};
    const published = (await store.overlapping(first, last)).map(({ manifest }) => manifest);
    if (!mayBeOpen(period, standing?.manifest, published)) return {};
    const earlier: Tables[] = [];
    for (const manifest of published.filter(hasOpenFiles)) {
      earlier.push(await publishedTables(store, manifest.number, 'open'));
    }
    const number = compared?.publication.manifest.number;
    return openTables(frozen.tables, {
      ...{ kind, official: INDICATORS[policy.official].rankedBy, threshold: smallCell, earlier },
      ...(number === undefined ? {} : { before: await publishedTables(store, number, 'open') }),
    });
  }
}

/**
 * A longer period that is open already tells too much of its parts to withhold anything in them. A
 * correction is as open as what it corrects.
 */
function mayBeOpen(
  { first, last }: PublishedPeriod,
  standing: Manifest | undefined,
  published: readonly Manifest[],
): boolean {
  if (standing !== undefined) return hasOpenFiles(standing);
  return !published.some(
    (other) => hasOpenFiles(other) && (other.first < first || other.last > last),
  );
}
