import { once } from 'node:events';
import { join } from 'node:path';

import { openBackends } from './backends.js';
import { StackError } from './stack.error.js';
import { repositoryRoot } from './stack.paths.js';

/** `npm run stack`: the local backends alone, until Ctrl-C. */
async function main(): Promise<void> {
  const root = repositoryRoot();
  const backends = await openBackends({
    dir: join(root, '.data'),
    logDir: join(root, '.data/log'),
    pidDir: join(root, '.data/run'),
    kafkaPort: Number(process.env['HCP_KAFKA_PORT'] ?? 9092),
    mongoPort: Number(process.env['HCP_MONGO_PORT'] ?? 27_017),
    environment: process.env,
    tell: console.log,
  });
  console.log(`KAFKA_BROKERS=${backends.kafkaBrokers}\nMONGODB_URI=${backends.mongodbUri}`);
  const waiting = setInterval(() => undefined, 60_000);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  clearInterval(waiting);
  await backends.stop();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
