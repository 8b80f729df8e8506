/** Builds, and makes sure that there is a Prometheus; each file of tests opens a house of its own. */
import { join } from 'node:path';

import { ensureBuilt, root } from '../start/setup.mjs';

export default async function monitoringSetup() {
  await ensureBuilt();
  const { requirePrometheus } = await import(join(root, 'dist/tools/stack/find-prometheus.js'));
  await requirePrometheus((line) => console.log(line));
}
