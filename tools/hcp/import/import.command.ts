import { faultLine, type ImportFault } from '#shared/csv/import-fault.js';
import { importEntries, type ImportCounts } from '#shared/mongo/registry.import.js';
import { REGISTRY_FILES } from '#shared/registry/columns.js';
import type { ImportedFiles } from '#shared/registry/references.js';
import { rowWarnings } from '#shared/registry/warnings.js';
import type { HcpConfig } from '../hcp.config.js';
import { importNote, registryAudit } from '../registry-audit.js';
import { untilLoaded, withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { readFolder } from './read-folder.js';

/** `hcp import <folder>`: all of its rows, or, where any is bad, every bad row named and none. */
export async function runImport(folder: string, config: HcpConfig): Promise<ExitCode> {
  const read = await readFolder(folder);
  for (const name of read.unread) remark(`${name} is none of the registry's files: not read`);
  return withMigrated(config, async (db) => {
    const note = registryAudit(db);
    const { version, faults, counts } = await importEntries(db, read, (session, made) =>
      note(session, importNote(made)),
    );
    if (faults.length > 0) return refuse(faults);
    warn(rowWarnings(read.files));
    for (const line of summary(read.files, counts)) answer(line);
    answer(`registry version ${version}`);
    return untilLoaded(db, version);
  });
}

const MOST_WARNINGS = 20;

function warn(warnings: readonly ImportFault[]): void {
  for (const each of warnings.slice(0, MOST_WARNINGS)) remark(`warning: ${faultLine(each)}`);
  const more = warnings.length - MOST_WARNINGS;
  if (more > 0) remark(`warning: … and ${more} more`);
}

function refuse(faults: readonly ImportFault[]): ExitCode {
  for (const fault of faults) remark(faultLine(fault));
  remark(`nothing was imported: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
  return EXIT.found;
}

function summary(files: ImportedFiles, counts: ImportCounts): string[] {
  return REGISTRY_FILES.filter((file) => files[file].length > 0).map((file) => {
    const { added, changed } = counts[file];
    const same = files[file].length - added - changed;
    return `${file}: ${added} new, ${changed} changed, ${same} as before`;
  });
}
