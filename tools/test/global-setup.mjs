/** One Kafka and one MongoDB for a whole jest project, handed over as KAFKA_BROKERS and MONGODB_URI. */
import { join } from 'node:path';

import { ensureBuilt, root } from '../start/setup.mjs';

export default async function globalSetup() {
  await ensureBuilt();
  const stack = (name) => import(join(root, 'dist/tools/stack', name));
  const { openSharedBackends } = await stack('shared-backends.js');
  const { requireSampleTools } = await stack('requirements.js');
  const { requireFileReaders } = await stack('find-python.js');
  const tell = (line) => console.log(line);
  await requireSampleTools(tell);
  await requireFileReaders(tell);
  const backends = await openSharedBackends(process.env, tell);
  process.env.KAFKA_BROKERS = backends.kafkaBrokers;
  process.env.MONGODB_URI = backends.mongodbUri;
  globalThis.hcpBackends = backends;
}
