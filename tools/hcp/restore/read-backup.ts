import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileError } from '#shared/crypto/private-file.js';
import { AppError } from '#shared/errors/app-error.js';
import {
  filesOf,
  MANIFEST_FILE,
  parseManifest,
  type BackupManifest,
} from '../backup/backup-manifest.js';
import { hashOfFile } from '../backup/packed-file.js';

/**
 * The manifest of a backup all of whose files are as they were written. Throws `backup-invalid`,
 * which names the first file that is not.
 */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  for (const { file, sha256 } of filesOf(manifest)) {
    const found = await hashOf(join(folder, file));
    if (found === undefined) throw invalid(`${file} is missing in ${folder}`);
    if (found !== sha256) {
      throw invalid(`${file} in ${folder} is not what was written: SHA-256 ${found}`);
    }
  }
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error;
    throw invalid(`${folder} has no ${MANIFEST_FILE}: it is no backup, or one that was cut off`);
  }
  const manifest = parseManifest(text);
  if (manifest === undefined) throw invalid(`${MANIFEST_FILE} in ${folder} cannot be read`);
  return manifest;
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return await hashOfFile(path);
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export const invalid = (what: string): AppError => new AppError('backup-invalid', what);
