import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFault } from '#shared/csv/import-fault.js';
import { AppError } from '#shared/errors/app-error.js';
import { REGISTRY_FILES, type RegistryFile } from '#shared/registry/columns.js';
import { readRows } from '#shared/registry/read-rows.js';
import {
  duplicateFaults,
  nothing,
  type Faulty,
  type Imported,
  type ImportedFiles,
  type JudgedFiles,
} from '#shared/registry/references.js';

export interface Folder extends JudgedFiles {
  /** CSV files in it that are none of the registry's: perhaps a misspelt name. */
  readonly unread: readonly string[];
}

/** Reads and judges whatever registry files a folder has; throws `usage` when it has none. */
export async function readFolder(folder: string): Promise<Folder> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new AppError('usage', `the folder ${folder} cannot be read`, { cause: error });
  }
  const found = REGISTRY_FILES.filter((file) => names.includes(`${file}.csv`));
  if (found.length === 0) {
    const wanted = REGISTRY_FILES.map((file) => `${file}.csv`).join(', ');
    throw new AppError('usage', `the folder ${folder} has none of ${wanted}`);
  }
  const faults: ImportFault[] = [];
  const faulty: { -readonly [F in RegistryFile]: Faulty[F] } = nothing().faulty;
  const entries = async <F extends RegistryFile>(file: F): Promise<readonly Imported<F>[]> => {
    if (!found.includes(file)) return [];
    const read = readRows(file, await readFile(join(folder, `${file}.csv`)));
    for (const fault of read.faults) faults.push(fault);
    faulty[file] = read.faulty;
    return read.rows;
  };
  const files: ImportedFiles = {
    areas: await entries('areas'),
    departments: await entries('departments'),
    items: await entries('items'),
    points: await entries('points'),
    sources: await entries('sources'),
    tags: await entries('tags'),
  };
  faults.push(...duplicateFaults(files));
  const wanted = new Set<string>(REGISTRY_FILES.map((file) => `${file}.csv`));
  return {
    files,
    faults,
    faulty,
    unread: names.filter((n) => n.endsWith('.csv') && !wanted.has(n)),
  };
}
