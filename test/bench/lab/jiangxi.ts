import { join } from 'node:path';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';
import { PROVINCIAL } from '../../../tools/demo/registry/sources.js';
import { writeRegistry } from '../../../tools/demo/registry/write-registry.js';
import { tryCommand } from '../../../tools/stack/run-command.js';
import { repositoryRoot } from '../../../tools/stack/stack.paths.js';
import type { Lab } from './lab.js';
import { labEnvironment } from './service.js';

/** The source that sends for the benchmark: it may speak for every department. */
export const SOURCE = PROVINCIAL.portal;

async function hcp(lab: Lab, database: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand(join(repositoryRoot(), 'bin/hcp'), args, {
    env: labEnvironment(lab, database),
  });
  if (code !== 0) throw new Error(`hcp ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Loads the registry of Jiangxi into a database, and answers the secret of the one source. */
export async function settleJiangxi(lab: Lab, database: string): Promise<string> {
  const folder = join(lab.folder, 'registry');
  await writeRegistry(buildRegistry(), folder);
  await hcp(lab, database, 'import', folder);
  const output = await hcp(lab, database, 'source', 'add', SOURCE);
  const secret = output.split('\n').find((line) => line.startsWith('whsec_'));
  if (secret === undefined) throw new Error('hcp source add printed no secret');
  return secret;
}
