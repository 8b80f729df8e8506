import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runWithProgress, type Tell } from '../../stack/run-command.js';
import { kubernetesCache, kubernetesFile } from '../kubernetes.paths.js';
import { requireGo } from './find-go.js';

/** A program that is built from Go modules, whose versions and sums are under `modules/`. */
export interface GoProgram {
  /** Folder under `modules/`. */
  readonly module: string;
  readonly version: string;
  /** The package with its `main`. */
  readonly package: string;
  /** How long it takes on two cores, for whoever waits. */
  readonly takes: string;
}

/** The path of a program, built when it is not in the cache. */
export async function buildGo(program: GoProgram, tell: Tell): Promise<string> {
  const name = nameOf(program.package);
  const built = kubernetesCache(`${name}-${program.version}`);
  if (existsSync(built)) return built;
  const go = await requireGo(tell);
  const draft = `${built}.part-${process.pid}`;
  await mkdir(kubernetesCache(''), { recursive: true });
  try {
    await runWithProgress(
      `building ${name} ${program.version} (once, ${program.takes})`,
      go,
      [
        ...['build', '-C', kubernetesFile('modules', program.module)],
        ...['-trimpath', '-ldflags', '-s -w', '-o', draft, program.package],
      ],
      tell,
      { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0' },
    );
    await rename(draft, built);
  } finally {
    await rm(draft, { force: true });
  }
  return built;
}

/** Go names a program after its package, and not after the major version at its end. */
function nameOf(path: string): string {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return basename(join(...parts));
}
