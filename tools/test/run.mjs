/**
 * `npm test`: sets up what is missing, runs the checks and every jest project, and closes with
 * `N passed, N failed, N skipped`. `npm test -- unit chaos` runs only these.
 */
import {
  ensureBuilt,
  ensureInstalled,
  followParent,
  node24Environment,
  spawnOwned,
} from '../start/setup.mjs';
import { openDockerFor, stackOf, whatRanWhere } from './docker.mjs';
import { runProject } from './jest-project.mjs';
import { CHECKS, PROJECTS } from './suites.mjs';

/** How long an interrupt may take to tidy up. */
const LEAVE_MS = 15_000;

const chosen = process.argv.slice(2);
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);
const suites = PROJECTS.filter(({ name }) => isChosen(name));
let running;
let docker;
let interrupted = false;

/** Ends what runs, whole groups at a time, and this process with it. */
async function interrupt() {
  if (interrupted) return;
  interrupted = true;
  if (running) process.kill(-running.pid, 'SIGKILL');
  setTimeout(() => process.exit(130), LEAVE_MS);
  await docker?.close?.();
  console.log('interrupted');
  process.exit(130);
}

/** What has ended because of an interrupt is no result: nothing goes on from there. */
async function goOn() {
  running = undefined;
  if (interrupted) await new Promise(() => undefined);
}

async function check(name) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const child = spawnOwned('npm', ['run', '--silent', name], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: node24Environment(),
  });
  running = child;
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (status) => resolve(status ?? 128));
  });
  await goOn();
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function project(suite) {
  console.log(`\n── ${suite.name}`);
  const variables = { HCP_STACK: stackOf(suite) };
  const result = await runProject(suite, variables, (child) => (running = child));
  await goOn();
  if (result.trouble) console.log(result.trouble);
  const { passed, failed, skipped } = result;
  console.log(`${suite.name}: ${passed} passed, ${failed} failed, ${skipped} skipped.`);
  return result;
}

const total = { passed: 0, failed: 0, skipped: 0 };
const add = ({ passed, failed, skipped }) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
followParent(interrupt);
try {
  await ensureInstalled();
  await ensureBuilt();
  for (const name of CHECKS) if (isChosen(name)) add(await check(name));
  docker = await openDockerFor(suites);
  const possible = suites.filter((suite) => !(suite.docker && docker.why));
  for (const suite of possible) add(await project(suite));
  const where = whatRanWhere(possible, docker);
  if (where) console.log(`\n${where}`);
  if (docker?.why) console.log(`nothing ran in containers: ${docker.why}`);
} catch (error) {
  console.error(error.message);
  total.failed += 1;
}
await docker?.close?.();
const ranNothing = total.passed + total.failed === 0;
if (ranNothing) console.error(`nothing of ${chosen.join(' ')} ran`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed + total.skipped > 0 || ranNothing ? 1 : 0);
