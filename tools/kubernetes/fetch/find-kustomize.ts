import { tryCommand, type Tell } from '../../stack/run-command.js';
import { buildGo } from './build-go.js';

/** A command that takes a folder as its last argument and writes manifests. */
export interface Kustomize {
  readonly command: string;
  readonly args: readonly string[];
}

const LEAST_MAJOR = 5;
const KUSTOMIZE = {
  name: 'kustomize',
  module: 'kustomize',
  version: '5.8.1',
  package: 'sigs.k8s.io/kustomize/kustomize/v5',
  takes: 'half a minute',
} as const;

/** kustomize, alone or within kubectl, from PATH when it is new enough, else built. */
export async function requireKustomize(tell: Tell): Promise<Kustomize> {
  if (await isNewEnough('kustomize', ['version'], /v(\d+)\./)) {
    return { command: 'kustomize', args: ['build'] };
  }
  if (await isNewEnough('kubectl', ['version', '--client'], /Kustomize Version: v(\d+)\./)) {
    return { command: 'kubectl', args: ['kustomize'] };
  }
  return { command: await buildGo(KUSTOMIZE, tell), args: ['build'] };
}

async function isNewEnough(
  command: string,
  args: readonly string[],
  major: RegExp,
): Promise<boolean> {
  const { code, output } = await tryCommand(command, args, { timeoutMs: 60_000 });
  return code === 0 && Number(major.exec(output)?.[1] ?? 0) >= LEAST_MAJOR;
}
