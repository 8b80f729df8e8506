import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tell } from '../../stack/run-command.js';
import { StackError } from '../../stack/stack.error.js';
import { fetchWheel } from './fetch-wheel.js';

const WHEEL = {
  name: 'kubernetes-validate',
  version: '1.37.0',
  requirements: 'schemas.txt',
} as const;

/** The schemas of one minor version of Kubernetes that refuse unknown fields. */
export interface SchemaFolder {
  /** `1.37` */
  readonly version: string;
  readonly path: string;
}

/** The newest `count` minor versions that schemas are known of, the newest first. */
export async function fetchSchemas(count: number, tell: Tell): Promise<SchemaFolder[]> {
  const all = join(await fetchWheel(WHEEL, tell), 'kubernetes_validate/kubernetes-json-schema');
  const folders = (await readdir(all)).flatMap((name) => {
    const minor = /^v1\.(\d+)\.0-local-strict$/.exec(name)?.[1];
    return minor === undefined ? [] : [{ minor: Number(minor), path: join(all, name) }];
  });
  if (folders.length < count) throw new StackError(`no schemas of ${count} versions in ${all}`);
  return folders
    .toSorted((a, b) => b.minor - a.minor)
    .slice(0, count)
    .map(({ minor, path }) => ({ version: `1.${minor}`, path }));
}
