import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryCommand, type Tell } from '../../stack/run-command.js';
import { StackError } from '../../stack/stack.error.js';
import { kubernetesFile } from '../kubernetes.paths.js';
import { requireGo } from './find-go.js';

interface LockedModule {
  readonly module: string;
  readonly version: string;
  /** Go's own sum of the module's files. */
  readonly sum: string;
  readonly files: readonly string[];
}

/**
 * The files with the definitions of what is not Kubernetes' own: KEDA, the Prometheus operator and
 * the Gateway API publish them in their Go modules, which Go keeps in its own cache.
 */
export async function fetchCustomResources(tell: Tell): Promise<string[]> {
  const lock = await readFile(kubernetesFile('fetch/custom-resources.lock.json'), 'utf8');
  const { modules } = JSON.parse(lock) as { readonly modules: readonly LockedModule[] };
  const go = await requireGo(tell);
  const files: string[] = [];
  for (const locked of modules) {
    const folder = await downloaded(go, locked);
    files.push(...locked.files.map((file) => join(folder, file)));
  }
  return files;
}

async function downloaded(go: string, { module, version, sum }: LockedModule): Promise<string> {
  const wanted = `${module}@${version}`;
  const { code, output } = await tryCommand(
    go,
    // Outside of a module Go fetches this one alone, and not what it is built from.
    ['-C', tmpdir(), 'mod', 'download', '-json', wanted],
    { env: { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', GO111MODULE: 'on' } },
  );
  const found = /\{[\s\S]*\}/.exec(output)?.[0];
  if (code !== 0 || found === undefined) {
    throw new StackError(`${wanted} could not be fetched:\n${output.trim().slice(-1_000)}`);
  }
  const answer = JSON.parse(found) as { readonly Dir: string; readonly Sum: string };
  if (answer.Sum !== sum) throw new StackError(`${wanted} is not what it was: ${answer.Sum}`);
  return answer.Dir;
}
