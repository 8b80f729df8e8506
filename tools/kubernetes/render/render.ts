import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Tell } from '../../stack/run-command.js';
import { StackError } from '../../stack/stack.error.js';
import { requireKustomize } from '../fetch/find-kustomize.js';
import { manifestFolder } from '../kubernetes.paths.js';
import type { Manifest } from './manifest.js';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;

/** The manifests of a folder under `k8s/` as `kubectl apply -k` would send them, as YAML. */
export async function renderText(name: string, tell: Tell): Promise<string> {
  const { command, args } = await requireKustomize(tell);
  try {
    const { stdout } = await run(command, [...args, manifestFolder(name)], {
      maxBuffer: MOST_BYTES,
    });
    return stdout;
  } catch (error) {
    throw new StackError(`k8s/${name} cannot be rendered`, { cause: error });
  }
}

/** The manifests of a folder under `k8s/`: `base`, `overlays/dev`, `overlays/prod`. */
export async function render(name: string, tell: Tell): Promise<Manifest[]> {
  return readManifests(await renderText(name, tell));
}

/** The objects of a YAML text with several documents. Kubernetes reads YAML 1.1. */
export function readManifests(text: string): Manifest[] {
  const documents = parseAllDocuments(text, { version: '1.1' });
  if ('empty' in documents) return [];
  return documents.map((document) => {
    const [fault] = document.errors;
    if (fault !== undefined) throw new StackError(`not YAML: ${fault.message}`);
    return document.toJS() as Manifest;
  });
}
