/** `npm start`: sets up what is missing, then hands over to the supervisor under Node 24. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import {
  ensureBuilt,
  ensureInstalled,
  followParent,
  node24,
  node24Environment,
  root,
  spawnOwned,
} from './setup.mjs';

const pidFile = join(root, '.data/run/start.pid');

/** The pid of an `npm start` that runs in this checkout, or undefined. */
function runningStart() {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const commandLine = `/proc/${pid}/cmdline`;
  const alive = existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('main.mjs');
  return alive && pid !== process.pid ? pid : undefined;
}

async function supervise() {
  const child = spawnOwned(node24, ['dist/tools/start/supervisor.js', ...process.argv.slice(2)], {
    // The supervisor stops everything in order even when this process is killed outright.
    deathSignal: 'TERM',
    // A Ctrl-C reaches this process alone, which passes it on once.
    detached: true,
    env: node24Environment(),
  });
  const pass = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  followParent(pass);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}

const other = runningStart();
if (other !== undefined) {
  console.error(`already running in this checkout (pid ${other}): stop it with Ctrl-C there`);
  process.exit(1);
}
mkdirSync(dirname(pidFile), { recursive: true });
writeFileSync(pidFile, `${process.pid}\n`);
process.on('exit', () => rmSync(pidFile, { force: true }));
try {
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await supervise();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
