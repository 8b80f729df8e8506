import { rm } from 'node:fs/promises';

import { requireDiskSpace } from '../stack/disk.js';
import { installPackages } from '../stack/requirements.js';
import { tryCommand, type Tell } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';
import { temporaryFolder } from '../stack/temporary-folder.js';

import { whyNoContainers } from './docker-probe.js';
import { startDaemon, type OwnDaemon } from './own-daemon.js';

/** The images of a run and the containers made of them. */
const NEEDED_MIB = 8 * 1024;

/** Docker as tests find it. */
export interface Docker {
  /** `Docker 20.10.24`, in words, for the terminal. */
  readonly from: string;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

/** Docker, or why there is none, in one line. */
export type DockerOrNot = Docker | { readonly why: string };

async function serverVersion(): Promise<string | undefined> {
  const { code, output } = await tryCommand(
    'docker',
    ['version', '--format', '{{.Server.Version}}'],
    { timeoutMs: 10_000 },
  );
  return code === 0 ? output.trim().split('\n').at(-1) : undefined;
}

/**
 * Finds a Docker that runs containers with ports of 127.0.0.1: the one that answers (`DOCKER_HOST`,
 * else the default socket), else a daemon of our own, for which Debian's package is installed where
 * this is a root shell; `DOCKER_HOST` of this process and its children then names it. Never throws
 * for what this machine cannot do: then the answer says why.
 */
export async function openDocker(tell: Tell): Promise<DockerOrNot> {
  const dir = await temporaryFolder();
  const discard = async (): Promise<void> => rm(dir, { recursive: true, force: true });
  let daemon: OwnDaemon | undefined;
  try {
    if ((await serverVersion()) === undefined) daemon = await ownDaemon(dir, tell);
    if (daemon !== undefined) process.env['DOCKER_HOST'] = daemon.host;
    const version = await serverVersion();
    const why = await whyNoContainers(dir);
    if (why !== undefined) throw new StackError(`Docker runs no container here (${why})`);
    return {
      from: `Docker ${version ?? ''}${daemon === undefined ? '' : ', a daemon of this run'}`,
      close: async () => {
        await daemon?.stop();
        await discard();
      },
    };
  } catch (error) {
    if (daemon !== undefined) delete process.env['DOCKER_HOST'];
    await daemon?.stop();
    await discard();
    if (!(error instanceof StackError)) throw error;
    return { why: error.message.split('\n')[0] ?? '' };
  }
}

/** Undefined when installing Docker has also started it. */
async function ownDaemon(dir: string, tell: Tell): Promise<OwnDaemon | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new StackError('no Docker daemon answers, and only root can start one');
  }
  if ((process.env['DOCKER_HOST'] ?? '') !== '') {
    throw new StackError('nothing answers at the address of DOCKER_HOST');
  }
  await requireDiskSpace(dir, NEEDED_MIB);
  if ((await tryCommand('dockerd', ['--version'])).code !== 0) {
    await installPackages('tests in containers need Docker', ['docker.io'], tell);
    if ((await serverVersion()) !== undefined) return undefined;
  }
  tell('starting a Docker daemon for this run');
  return startDaemon(dir);
}
