import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CommandResult, Tell } from '../../stack/run-command.js';
import { StackError } from '../../stack/stack.error.js';
import { readManifests, renderText } from '../render/render.js';
import type { ControlPlane } from './control-plane.js';

const OVERLAYS = ['overlays/dev', 'overlays/prod'] as const;

/** Lets the API know what is not its own. */
export async function installCustomResources(
  { kubectl }: ControlPlane,
  files: readonly string[],
): Promise<void> {
  const named = files.flatMap((file) => ['-f', file]);
  demand(await kubectl('apply', '--server-side', ...named), 'the custom resources');
  demand(
    await kubectl('wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all'),
    'the custom resources',
  );
}

/**
 * Sends every overlay as `kubectl apply --dry-run=server` does. A refusal is a fault, and so is a
 * warning: that is how the namespace's pod security speaks of pods that it would not let run.
 */
export async function dryRun({ kubectl }: ControlPlane, dir: string, tell: Tell): Promise<number> {
  let faults = 0;
  for (const overlay of OVERLAYS) {
    const text = await renderText(overlay, tell);
    const file = join(dir, `${overlay.replace('/', '-')}.yaml`);
    await writeFile(file, text);
    await makeNamespaces(kubectl, text, dir);
    const { code, output } = await kubectl('apply', '--dry-run=server', '-f', file);
    const lines = output.trim().split('\n');
    const bad = lines.filter((line) => !line.endsWith('(server dry run)'));
    for (const line of bad) tell(line);
    const good = lines.length - bad.length;
    tell(`k8s/${overlay}: ${good} objects accepted, ${bad.length} faults`);
    faults += code === 0 || bad.length > 0 ? bad.length : 1;
  }
  return faults;
}

/**
 * An object is judged only in a namespace that is there, and a dry run makes none. Those that the
 * overlay brings are made before; what lies in any other is refused, as it would be in a cluster.
 */
async function makeNamespaces(
  kubectl: ControlPlane['kubectl'],
  text: string,
  dir: string,
): Promise<void> {
  const own = readManifests(text).filter(({ kind }) => kind === 'Namespace');
  const file = join(dir, 'namespaces.yaml');
  await writeFile(file, own.map((each) => stringify(each)).join('---\n'));
  demand(await kubectl('apply', '-f', file), 'the namespaces');
}

function demand({ code, output }: CommandResult, what: string): void {
  if (code !== 0) throw new StackError(`${what} were refused:\n${output.trim()}`);
}
