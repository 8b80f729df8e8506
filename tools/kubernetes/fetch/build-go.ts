import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { runWithProgress, type Tell } from '../../stack/run-command.js';
import { kubernetesCache, kubernetesFile } from '../kubernetes.paths.js';
import { requireGo } from './find-go.js';

/** A program that is built from Go modules, whose versions and sums are under `modules/`. */
export interface GoProgram {
  readonly name: string;
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
  const { name, version } = program;
  const built = kubernetesCache(`${name}-${version}`);
  if (existsSync(built)) return built;
  const go = await requireGo(tell);
  const draft = `${built}.part-${process.pid}`;
  await mkdir(kubernetesCache(''), { recursive: true });
  try {
    await runWithProgress(
      `building ${name} ${version} (once, ${program.takes})`,
      go,
      [
        ...['build', '-C', kubernetesFile('modules', program.module)],
        ...['-buildvcs=false', '-trimpath', '-ldflags', '-s -w', '-o', draft, program.package],
      ],
      tell,
      { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '' },
    );
    await rename(draft, built);
  } finally {
    await rm(draft, { force: true });
  }
  return built;
}
