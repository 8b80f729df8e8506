import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import { MANIFEST_FILE } from './backup-manifest.js';

/** Makes a folder that only its owner may enter; throws `usage` where something lies in it. */
export async function openEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new AppError('usage', `${folder} is not empty: a backup begins in a folder of its own`);
  }
}

/** Makes a backup of what lies in the folder: after this the disk has all of it. */
export async function commitManifest(folder: string, text: string): Promise<void> {
  const path = join(folder, MANIFEST_FILE);
  const draft = `${path}.partial`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  // The names of the other files must be on disk before the one that vouches for them.
  await syncFolder(folder);
  await rename(draft, path);
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The version of haochaping that runs. */
export async function ownVersion(): Promise<string> {
  const path = findPackageJSON('.', import.meta.url);
  if (path === undefined) throw new AppError('usage', 'there is no package.json above this code');
  const text = await readFile(path, 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
