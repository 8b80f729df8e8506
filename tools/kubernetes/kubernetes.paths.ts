import { join } from 'node:path';
import { cacheFolder, repositoryRoot } from '../stack/stack.paths.js';

/** A file of this room as it lies in the sources. */
export const kubernetesFile = (...path: readonly string[]): string =>
  join(repositoryRoot(), 'tools/kubernetes', ...path);

/** A folder of manifests: `base` or `overlays/prod`. */
export const manifestFolder = (name: string): string => join(repositoryRoot(), 'k8s', name);

/** Where what this room downloads and builds is kept. */
export const kubernetesCache = (name: string): string => join(cacheFolder(), 'kubernetes', name);
