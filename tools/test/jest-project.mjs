import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { node24, node24Environment, root, spawnOwned } from '../start/setup.mjs';

const HEARTBEAT_MS = 60_000;
/** A run whose results are written has this long to end; else a test left something open. */
const LEAVE_MS = 20_000;
/** A run that does not end has this long to say what it waits for. */
const REPORT_MS = 5_000;

/** Counts of one suite, and why it failed if no test tells. */
const outcome = (passed, failed, skipped, trouble) => ({ passed, failed, skipped, trouble });

/**
 * Runs one jest project to its end, with further variables; whatever happens, an outcome is returned.
 */
export async function runProject({ name, minutes }, variables, whenStarted) {
  const results = join(root, `.cache/test/${name}.json`);
  mkdirSync(join(root, '.cache/test'), { recursive: true });
  const report = join(root, `.cache/test/${name}-open.json`);
  for (const file of [results, report]) rmSync(file, { force: true });
  const child = spawnOwned(
    node24,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      ...['--report-on-signal', '--report-exclude-env', '--report-filename', report],
      'node_modules/jest/bin/jest.js',
      ...['--selectProjects', name, '--verbose', '--passWithNoTests'],
      // Tests on real parts share two cores with the parts themselves.
      ...['--maxWorkers', name === 'unit' ? '2' : '1'],
      ...['--json', '--outputFile', results],
    ],
    { detached: true, stdio: ['ignore', 'inherit', 'inherit'], env: node24Environment(variables) },
  );
  whenStarted(child);
  const ended = await waitFor(child, { name, minutes, results, report });
  if (!existsSync(results)) return outcome(0, 1, 0, ended ?? `${name} wrote no results`);
  const found = JSON.parse(readFileSync(results, 'utf8'));
  const broken = found.numRuntimeErrorTestSuites;
  const skipped = found.numPendingTests + found.numTodoTests;
  const failed = found.numFailedTests + broken;
  const total = found.numPassedTests + failed + skipped;
  const nothing = total === 0 ? `${name} ran no test` : undefined;
  const silent = failed === 0 && !found.success && total > 0 ? `${name} failed` : undefined;
  const trouble = ended ?? nothing ?? silent;
  return outcome(found.numPassedTests, failed + (trouble ? 1 : 0), skipped, trouble);
}

/** Waits for jest to end, ending it when it hangs; resolves with what was wrong, if anything. */
function waitFor(child, { name, minutes, results, report }) {
  const began = Date.now();
  let written;
  return new Promise((resolve) => {
    const end = (why) => {
      clearInterval(watch);
      process.kill(child.pid, 'SIGUSR2');
      setTimeout(() => {
        process.kill(-child.pid, 'SIGKILL');
        resolve(`${why}${openHandles(report)}`);
      }, REPORT_MS);
    };
    const heartbeat = setInterval(() => {
      console.log(`${name} … ${Math.round((Date.now() - began) / 1000)} s`);
    }, HEARTBEAT_MS);
    const watch = setInterval(() => {
      const now = Date.now();
      if (existsSync(results)) written ??= now;
      if (now - began > minutes * 60_000) end(`${name} was ended after ${minutes} minutes`);
      else if (written && now - written > LEAVE_MS) end(`${name} did not end and left open`);
    }, 500);
    child.on('error', (error) => resolve(error.message));
    child.on('exit', () => {
      clearInterval(heartbeat);
      clearInterval(watch);
      resolve(undefined);
    });
  });
}

/** What keeps a process alive, as its report on a signal tells: timers, sockets, children. */
function openHandles(report) {
  if (!existsSync(report)) return ' (no report)';
  const { libuv } = JSON.parse(readFileSync(report, 'utf8'));
  const kept = libuv.filter((each) => each.is_active && each.is_referenced);
  const said = kept.map(({ type, localEndpoint, remoteEndpoint, pid, firesInMsFromNow }) =>
    [type, localEndpoint?.ip4, localEndpoint?.port, remoteEndpoint?.port, pid, firesInMsFromNow]
      .filter((part) => part !== undefined && part !== null)
      .join(' '),
  );
  return `: ${said.join(', ') || 'no handle'}`;
}
