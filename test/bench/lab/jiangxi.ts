import { join } from 'node:path';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';
import { PROVINCIAL } from '../../../tools/demo/registry/sources.js';
import { writeRegistry } from '../../../tools/demo/registry/write-registry.js';
import type { Lab } from './lab.js';
import { hcp } from './service.js';

/** The source that sends for the benchmark: it may speak for every department. */
export const SOURCE = PROVINCIAL.portal;

/** Loads the registry of Jiangxi into a database, and answers the secret of the one source. */
export async function settleJiangxi(lab: Lab, database: string): Promise<string> {
  const folder = join(lab.folder, 'registry');
  await writeRegistry(buildRegistry(), folder);
  await hcp(lab, database, 'migrate', 'up');
  await hcp(lab, database, 'import', folder);
  const output = await hcp(lab, database, 'source', 'add', SOURCE);
  const secret = output.split('\n').find((line) => line.startsWith('whsec_'));
  if (secret === undefined) throw new Error('hcp source add printed no secret');
  return secret;
}
