import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { calendarOf } from '#shared/calendar/calendar-file.js';
import type { Manifest, PublicationKey } from '#shared/contract/publication.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import { AppError } from '#shared/errors/app-error.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import { keyIdOf } from '#shared/crypto/signing-key.js';
import {
  loadPublicationKey,
  publicationKeyOf,
  publicationKeyPath,
} from '../../../../apps/report/src/publications/signing/publication-key.js';
import { MongoPublicationStore } from '../../../../apps/report/src/publications/store/publication-store.mongo.js';
import type { ReportConfig } from '../../../../apps/report/src/report.config.js';
import { withMigrated } from '../../registry-change.js';
import { EXIT, type ExitCode } from '../../terminal/exit-code.js';
import { everySeconds } from '../../terminal/progress.js';
import { answer, remark } from '../../terminal/say.js';
import { RegistryOnce } from '../../registry-once.js';
import { readPublishConfig } from '../publish.config.js';
import { DatabaseSource } from './database-source.js';
import { FolderSource } from './folder-source.js';
import type { PublicationSource } from './publication-source.js';
import { recompute, type RecomputeFinding } from './recompute.js';
import { ReportSource } from './report-source.js';
import { verifyFiles, type FilesFinding } from './verify-files.js';

export interface VerifyPublicationOptions {
  readonly folder?: string;
  readonly report?: string;
  readonly site?: string;
  readonly recompute?: boolean;
  /** A file with the public key, in PEM. */
  readonly key?: string;
  readonly json?: boolean;
}

/**
 * `hcp verify publication`: signature, hashes and chain, offline on a downloaded folder, from a
 * running report, or from the database; there, or when it is asked for, the figures are also computed
 * again from the ledger.
 */
export async function runVerifyPublication(
  text: string,
  options: VerifyPublicationOptions,
): Promise<ExitCode> {
  if (!/^[1-9]\d*$/.test(text)) throw new AppError('usage', 'a publication has a number');
  const given = [options.folder, options.report, options.site].filter((one) => one !== undefined);
  if (given.length > 1) throw new AppError('usage', 'one of --folder, --report and --site');
  const number = Number(text);
  const config = readPublishConfig();
  const named = sourceOf(options);
  if (named !== undefined && options.recompute !== true) {
    const finding = await verifyFiles(named, number, await keyOf(named, options, config));
    return told(number, finding, undefined, options);
  }
  return withMigrated(config, async (db) => {
    const source = named ?? new DatabaseSource(new MongoPublicationStore(db));
    const finding = await verifyFiles(source, number, await keyOf(source, options, config));
    const { manifest } = finding;
    const again =
      manifest === undefined ? undefined : await recomputed(db, source, manifest, config);
    return told(number, finding, again, options);
  });
}

function sourceOf({
  folder,
  report,
  site,
}: VerifyPublicationOptions): PublicationSource | undefined {
  if (folder !== undefined) return new FolderSource(folder);
  if (report !== undefined) return new ReportSource(report, false);
  return site === undefined ? undefined : new ReportSource(site, true);
}

/** The key that is named, else the own one; one that comes with the publication is the last resort. */
async function keyOf(
  source: PublicationSource,
  { key: path }: VerifyPublicationOptions,
  { HCP_KEYRING }: ReportConfig,
): Promise<Pick<PublicationKey, 'keyId' | 'publicKey'>> {
  if (path !== undefined) {
    const publicKey = await readFile(path, 'utf8');
    return { publicKey, keyId: keyIdOf(createPublicKey(publicKey)) };
  }
  const own = await loadPublicationKey(publicationKeyPath(HCP_KEYRING));
  if (own !== undefined) return publicationKeyOf(own);
  const sent = await source.key();
  if (sent === null) throw new AppError('usage', 'there is no key here: name one with --key');
  const keyId = keyIdOf(createPublicKey(sent.publicKey));
  remark(`the key ${keyId} came with the publication: compare its id with the published one`);
  return { publicKey: sent.publicKey, keyId };
}

async function recomputed(
  db: Db,
  source: PublicationSource,
  manifest: Manifest,
  config: ReportConfig,
): Promise<RecomputeFinding> {
  const registry = await loadRegistry(db);
  const calendar = await calendarOf(config.HCP_CALENDAR_FILE);
  return recompute({
    ...{ source, manifest, registry },
    collections: collectionsOf(db),
    calendar: liveCalendar(calendar, new RegistryOnce(registry)),
    onProgress: everySeconds(5, (services: number) => {
      remark(`${services} services folded …`);
    }),
  });
}

function told(
  number: number,
  { faults: found, files, chained, notes: said }: FilesFinding,
  again: RecomputeFinding | undefined,
  { json }: VerifyPublicationOptions,
): ExitCode {
  const faults = [...found, ...(again?.faults ?? [])];
  const notes = [...said, ...(again?.notes ?? [])];
  const isIntact = faults.length === 0;
  if (json === true) {
    const recomputedTables = again?.tables ?? null;
    answer(
      JSON.stringify({ number, intact: isIntact, files, chained, recomputedTables, faults, notes }),
    );
  } else if (isIntact) {
    const ledger =
      again === undefined ? '' : `, ${again.tables} tables as ${again.services} services make them`;
    answer(`publication ${number} is intact: ${files} files, ${chained} in the chain${ledger}`);
  } else {
    for (const fault of faults) answer(`publication ${number}: ${fault}`);
  }
  if (json !== true) for (const note of notes) remark(note);
  return isIntact ? EXIT.done : EXIT.found;
}
