import type { Manifest } from '../../../tools/kubernetes/render/manifest.js';
import { render } from '../../../tools/kubernetes/render/render.js';

/** What `kubectl apply -k` is called with, and what both stand on. */
export const FOLDERS = ['base', 'overlays/dev', 'overlays/prod'] as const;

/** Setting up takes a while on a fresh machine: whoever looks on is told. */
export const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const known = new Map<string, Promise<Manifest[]>>();

/** The manifests of a folder under `k8s/`, rendered once for a file of tests. */
export function rendered(folder: string): Promise<Manifest[]> {
  const manifests = known.get(folder) ?? render(folder, tell);
  known.set(folder, manifests);
  return manifests;
}

/** The one object of a kind and name. */
export function objectOf(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((each) => each.kind === kind && each.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}
