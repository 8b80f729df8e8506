import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readCsv } from '#shared/csv/csv-file.js';
import { faultLine } from '#shared/csv/import-fault.js';
import { AppError } from '#shared/errors/app-error.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import type { HcpConfig } from '../hcp.config.js';
import { registryAudit } from '../registry-audit.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { EVALUATION_COLUMNS } from './evaluation-columns.js';
import { evaluationsOf } from './evaluation-rows.js';
import { putEvaluations } from './put-evaluations.js';

/**
 * `hcp import evaluations <file>`: scores of 第三方评估 and 社会公众评价. Every bad row is named by
 * line, column and rule; the others go in, as with ratings. A second run of a file changes nothing.
 */
export async function runImportEvaluations(path: string, config: HcpConfig): Promise<ExitCode> {
  const file = basename(path);
  const read = readCsv(file, await bytesOf(path), EVALUATION_COLUMNS);
  return withMigrated(config, async (db) => {
    const { evaluations, faults } = evaluationsOf(file, read.rows, await loadRegistry(db));
    const note = registryAudit(db);
    const { added, changed } = await putEvaluations(db, file, evaluations, note);
    const all = [...read.faults, ...faults].toSorted((a, b) => a.line - b.line);
    for (const fault of all) remark(faultLine(fault));
    const same = evaluations.length - added - changed;
    const bad = new Set(all.map(({ line }) => line)).size;
    answer(`evaluations: ${added} new, ${changed} changed, ${same} as before, ${bad} bad rows`);
    return all.length > 0 ? EXIT.found : EXIT.done;
  });
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError('usage', `the file ${path} cannot be read`, { cause: error });
  }
}
