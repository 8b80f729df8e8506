/** `npm run bench`: sets up what is missing, builds, and measures. */
import { join } from 'node:path';
import {
  ensureBuilt,
  ensureInstalled,
  node24,
  node24Environment,
  root,
  spawnOwned,
} from '../../tools/start/setup.mjs';

await ensureInstalled();
await ensureBuilt();
const main = join(root, 'dist/test/bench/main.js');
const child = spawnOwned(node24, ['--enable-source-maps', main, ...process.argv.slice(2)], {
  env: node24Environment(),
});
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 130));
