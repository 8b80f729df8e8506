import { cp, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { fetchKafka, fetchMongod } from '../stack/download.js';
import { tryCommand, type Tell } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';
import { repositoryRoot, stackFile } from '../stack/stack.paths.js';

import type { StandIn, StandInName } from './image.types.js';

const nothing = async (): Promise<void> => Promise.resolve();
const none = async (): Promise<readonly string[]> => Promise.resolve([]);

/** The npm of this machine; it is plain JavaScript and runs under any Node. */
async function npmFolder(): Promise<string> {
  const find = ['-c', 'readlink -f "$(command -v npm)"'];
  const { code, output } = await tryCommand('sh', find);
  if (code !== 0) throw new StackError('an image of Node needs npm on this machine');
  return dirname(dirname(output.trim()));
}

/** How each stand-in is made, but for the Debian that all stand on. */
export function standIns(tell: Tell): Readonly<Record<Exclude<StandInName, 'debian'>, StandIn>> {
  const nodePackage = join(repositoryRoot(), 'node_modules/node');
  return {
    kafka: {
      name: 'kafka',
      inputs: async () => [await readFile(stackFile('kafka.lock.json'), 'utf8')],
      fill: async (context) =>
        cp(await fetchKafka(tell), join(context, 'jars'), { recursive: true }),
    },
    mongo: {
      name: 'mongo',
      inputs: async () => [await readFile(stackFile('mongod.lock.json'), 'utf8')],
      fill: async (context) => cp(await fetchMongod(tell), join(context, 'mongod')),
    },
    node: {
      name: 'node',
      inputs: async () => [
        await readFile(join(nodePackage, 'package.json'), 'utf8'),
        await readFile(join(await npmFolder(), 'package.json'), 'utf8'),
      ],
      fill: async (context) => {
        await cp(join(nodePackage, 'bin/node'), join(context, 'node'));
        await cp(await npmFolder(), join(context, 'npm'), { recursive: true });
      },
    },
    prometheus: { name: 'prometheus', inputs: none, fill: nothing },
    alertmanager: { name: 'alertmanager', inputs: none, fill: nothing },
  };
}

/** Every file of a stand-in's own folder, with its content, in a fixed order. */
export async function ownFiles(name: StandInName): Promise<readonly (readonly [string, string])[]> {
  const folder = standInFolder(name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return Promise.all(
    paths
      .sort()
      .map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
  );
}

export const standInFolder = (name: StandInName): string =>
  join(dirname(stackFile('.')), 'images', name);
