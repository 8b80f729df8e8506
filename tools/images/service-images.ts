import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tryCommand, withHeartbeat, type Tell } from '../stack/run-command.js';
import { repositoryRoot } from '../stack/stack.paths.js';

import { buildImage, pruneOutdated } from './docker-image.js';
import { ensureStandIns } from './ensure-stand-ins.js';

/** The targets of the Dockerfile. */
export const SERVICE_IMAGES = ['ingest', 'aggregator', 'report', 'console', 'hcp'] as const;
export type ServiceImageName = (typeof SERVICE_IMAGES)[number];

/** A slow line is no missing registry. */
const PULL_TIMEOUT_MS = 600_000;

/** What the Dockerfile is built on. */
export interface BaseImages {
  readonly NODE_IMAGE: string;
  readonly BASE_IMAGE: string;
}

/** Those that the environment names, else the usual ones, else stand-ins where none can be pulled. */
export async function baseImages(environment: NodeJS.ProcessEnv, tell: Tell): Promise<BaseImages> {
  const wanted = {
    NODE_IMAGE: environment['NODE_IMAGE'] ?? 'node:24-bookworm-slim',
    BASE_IMAGE: environment['BASE_IMAGE'] ?? 'debian:bookworm-slim',
  };
  const there = await Promise.all(Object.values(wanted).map(async (image) => isThere(image, tell)));
  if (there.every(Boolean)) return wanted;
  tell('the bases can be neither found nor pulled: building on stand-ins, not for production');
  const [node = '', debian = ''] = await ensureStandIns(['node', 'debian'], tell);
  return { NODE_IMAGE: node, BASE_IMAGE: debian };
}

/** Whether Docker has an image or gets it. */
async function isThere(image: string, tell: Tell): Promise<boolean> {
  if ((await tryCommand('docker', ['image', 'inspect', image])).code === 0) return true;
  const pull = tryCommand('docker', ['pull', '--quiet', image], { timeoutMs: PULL_TIMEOUT_MS });
  return (await withHeartbeat(`pulling ${image}`, tell, pull)).code === 0;
}

/** `haochaping/<name>:<version of package.json>`. */
export async function serviceImage(name: ServiceImageName): Promise<string> {
  return `haochaping/${name}:${await version()}`;
}

async function version(): Promise<string> {
  const text = await readFile(join(repositoryRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Builds every image of ours, all from the same sources; answers their names. */
export async function buildServiceImages(
  bases: BaseImages,
  tell: Tell,
): Promise<readonly string[]> {
  const root = repositoryRoot();
  const registry = (await tryCommand('npm', ['config', 'get', 'registry'])).output.trim();
  const head = await tryCommand('git', ['-C', root, 'rev-parse', 'HEAD']);
  const revision = head.code === 0 ? head.output.trim() : 'unknown';
  const given = {
    ...bases,
    NPM_CONFIG_REGISTRY: registry,
    VERSION: await version(),
    REVISION: revision,
  };
  const images: string[] = [];
  const context = await mkdtemp(join(tmpdir(), 'hcp-image-'));
  try {
    await copySources(root, context);
    for (const target of SERVICE_IMAGES) {
      const image = await serviceImage(target);
      await buildImage({ image, context, target, inputs: revision, arguments: given }, tell);
      images.push(image);
    }
  } finally {
    await rm(context, { recursive: true, force: true });
  }
  await pruneOutdated();
  return images;
}

/**
 * Copies what .dockerignore lets through, so that a file that is saved meanwhile is in all images or
 * in none, and adds what this machine trusts beyond Node's own list: the build fetches packages.
 */
async function copySources(root: string, context: string): Promise<void> {
  const ignore = await readFile(join(root, '.dockerignore'), 'utf8');
  const wanted = ignore.split('\n').filter((line) => line.startsWith('!'));
  for (const name of ['Dockerfile', '.dockerignore', ...wanted.map((line) => line.slice(1))]) {
    await cp(join(root, name), join(context, name), { recursive: true });
  }
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  if (extra) await cp(extra, join(context, 'tools/images/ca/machine.crt'));
}
