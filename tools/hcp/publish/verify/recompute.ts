import type { Manifest } from '#shared/contract/publication.js';
import {
  readTable,
  writtenRow,
  type WrittenRow,
} from '#shared/domain/publication/canonical-csv.js';
import { compareTables, type CellDifference } from '#shared/domain/publication/compare-tables.js';
import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import {
  fileNameOf,
  type Row,
  type TableName,
  type Tables,
} from '#shared/domain/publication/tables.js';
import type { Registry } from '#shared/domain/registry.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Collections } from '#shared/mongo/collections.js';
import { ranksOf } from '../../../../apps/report/src/publications/freeze/freeze-period.js';
import { freezeScores } from '../../../../apps/report/src/publications/freeze/freeze-tables.js';
import { OFFICIAL_INDICATORS } from '../../../../apps/report/src/rankings/indicator-spec.js';
import { RegistryDay } from '../../../../apps/report/src/registry/registry-day.js';
import type { ReportPolicy } from '../../../../apps/report/src/report.policy.js';
import { alteredRowLines } from './altered-row-lines.js';
import { foldLedger } from './fold-ledger.js';
import { frozenRegistry } from './frozen-registry.js';
import type { PublicationSource } from './publication-source.js';

/** The tables that the ledger makes, those first in which a difference says most. */
const RECOMPUTED = [
  'departments',
  'ledger',
  'areas',
  'tags',
  'department-rankings',
  'area-rankings',
  'coverage',
] as const satisfies readonly TableName[];

export interface RecomputeOptions {
  readonly source: PublicationSource;
  readonly manifest: Manifest;
  readonly collections: Collections;
  readonly registry: Registry;
  readonly calendar: ReportPolicy['calendar'];
  readonly onProgress: (services: number) => void;
}

export interface RecomputeFinding {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
  readonly services: number;
  readonly tables: number;
}

/**
 * Computes the tables of a publication again from the rows of the ledger below its checkpoints, and
 * compares cell by cell. The loop is not a function of the ledger, and open files are made of these.
 */
export async function recompute(options: RecomputeOptions): Promise<RecomputeFinding> {
  const { source, manifest, collections, registry, onProgress } = options;
  const period = parsePublishedPeriod(manifest.period);
  if (period === undefined) throw new AppError('usage', 'the manifest names no period');
  const faults: string[] = [];
  const notes = ['the closed loop moves on: its tables were verified by their hashes only'];
  const published = await insideTables(source, manifest, faults);
  const isSame = registry.version === manifest.registryVersion;
  if (!isSame) {
    notes.push('the registry has changed since: coverage was verified by its hash only');
  }
  const { areas = [], departments = [] } = published;
  const view = new RegistryDay(
    isSame ? registry : frozenRegistry(registry, areas, departments),
    period.last,
  );
  const folded = await foldLedger(collections, period, manifest.positions, onProgress);
  const compared = await comparedRanks(source, manifest);
  const made: Tables = {
    ...(await freezeScores(folded.figures, {
      ...{ period, view, tags: registry.tags, today: manifest.today },
      policy: policyOf(manifest, options.calendar),
      ranksBefore: compared,
    })),
    ledger: folded.digests.rows(),
  };
  const tables = RECOMPUTED.filter((table) => isSame || table !== 'coverage');
  for (const table of tables) {
    if (published[table] === undefined) continue;
    const fault = tableFault(table, written(table, published), written(table, made));
    if (fault !== undefined) faults.push(fault);
  }
  faults.push(...(await alteredRowLines({ collections, period, manifest, published, made })));
  return { faults, notes, services: folded.services, tables: tables.length };
}

async function insideTables(
  source: PublicationSource,
  { number, files }: Manifest,
  faults: string[],
): Promise<Tables> {
  const found: Partial<Record<TableName, readonly Row<TableName>[]>> = {};
  for (const { table, visibility, name } of files) {
    const bytes = visibility === 'inside' ? await source.file(number, name) : null;
    if (bytes === null) continue;
    try {
      found[table] = readTable(table, bytes.toString('utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      faults.push(`file ${name}: ${error.message}`);
    }
  }
  return found as Tables;
}

/** The ranks that the publication compares with. */
async function comparedRanks(source: PublicationSource, { comparedWith }: Manifest) {
  const rows = async <T extends TableName>(table: T): Promise<Row<T>[]> => {
    if (comparedWith === null) return [];
    const bytes = await source.file(comparedWith, fileNameOf(table, 'inside'));
    return bytes === null ? [] : readTable(table, bytes.toString('utf8'));
  };
  return {
    areas: ranksOf(await rows('area-rankings')),
    departments: ranksOf(await rows('department-rankings')),
  };
}

function policyOf({ policy }: Manifest, calendar: ReportPolicy['calendar']): ReportPolicy {
  const { weights, minimumSample, windowDays, officialIndicator } = policy;
  const official = OFFICIAL_INDICATORS.find((name) => name === officialIndicator);
  if (official === undefined) {
    throw new AppError('usage', `the manifest's official indicator is not known here`);
  }
  return { weights, minimumSample, windowDays, official, calendar };
}

function written(table: TableName, tables: Tables): WrittenRow[] {
  const rows: readonly Row<TableName>[] = tables[table] ?? [];
  return rows.map((row) => writtenRow(table, row));
}

/** The first cell of a table that differs, and how many more. */
function tableFault(
  table: TableName,
  published: readonly WrittenRow[],
  made: readonly WrittenRow[],
): string | undefined {
  const [first, ...more] = compareTables(table, published, made);
  if (first !== undefined) return differenceLine(first, more.length);
  return JSON.stringify(published) === JSON.stringify(made)
    ? undefined
    : `file ${fileNameOf(table, 'inside')}: its rows are in another order than the ledger's`;
}

function differenceLine({ table, row, column, before, after }: CellDifference, more: number) {
  const others = more === 0 ? '' : ` (and ${more} more cells)`;
  return (
    `file ${fileNameOf(table, 'inside')} row ${row} column ${column}: ` +
    `published ${shown(before)}, the ledger says ${shown(after)}${others}`
  );
}

const shown = (cell: string): string => (cell === '' ? 'nothing' : cell);
