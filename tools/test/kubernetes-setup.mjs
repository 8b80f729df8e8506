/** Builds, and fetches what manifests are made and judged with, before a test waits for it. */
import { join } from 'node:path';

import { ensureBuilt, root } from '../start/setup.mjs';

export default async function kubernetesSetup() {
  await ensureBuilt();
  const kubernetes = (name) => import(join(root, 'dist/tools/kubernetes/fetch', name));
  const { requireKustomize } = await kubernetes('find-kustomize.js');
  const { fetchSchemas } = await kubernetes('fetch-schemas.js');
  const { fetchCustomResources } = await kubernetes('fetch-custom-resources.js');
  const tell = (line) => console.log(line);
  await requireKustomize(tell);
  await fetchSchemas(1, tell);
  await fetchCustomResources(tell);
}
