import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Tell } from '../stack/run-command.js';

import { buildDebian, DEBIAN_INPUTS } from './debian-image.js';
import { buildImage, builtFrom, pruneOutdated } from './docker-image.js';
import { standInImage, type StandInName } from './image.types.js';
import { ownFiles, standInFolder, standIns } from './stand-ins.js';

const hashOf = (words: unknown): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);

/**
 * Makes those stand-ins that are missing or were made from other inputs; answers their names by
 * which Docker knows them. Throws a StackError when a package cannot be had or Docker does not answer.
 */
export async function ensureStandIns(
  names: readonly StandInName[],
  tell: Tell,
): Promise<readonly string[]> {
  const debian = standInImage('debian');
  const debianInputs = hashOf(DEBIAN_INPUTS);
  if ((await builtFrom(debian)) !== debianInputs) await buildDebian(debian, debianInputs, tell);
  for (const name of names) if (name !== 'debian') await ensureStandIn(name, debianInputs, tell);
  return names.map(standInImage);
}

async function ensureStandIn(
  name: Exclude<StandInName, 'debian'>,
  debianInputs: string,
  tell: Tell,
): Promise<void> {
  const image = standInImage(name);
  const standIn = standIns(tell)[name];
  const inputs = hashOf([debianInputs, await ownFiles(name), await standIn.inputs()]);
  if ((await builtFrom(image)) === inputs) return;
  const context = await mkdtemp(join(tmpdir(), 'hcp-image-'));
  try {
    await cp(standInFolder(name), context, { recursive: true });
    await standIn.fill(context);
    await buildImage({ image, context, inputs, arguments: { BASE: standInImage('debian') } }, tell);
    await pruneOutdated();
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}
