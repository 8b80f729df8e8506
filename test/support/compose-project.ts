import { isAlive } from '../../tools/stack/temporary-folder.js';
import { docker } from './docker.js';

const PREFIX = 'hcp-test-';
const LABEL = 'com.docker.compose.project';

/** The name under which this process's compose.yaml is up. */
export const projectOfThisRun = (): string => `${PREFIX}${process.pid}`;

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const ofProject = (project: string): string[] => [
  '--quiet',
  '--filter',
  `label=${LABEL}=${project}`,
];

/** What Docker has of a project: containers, networks and volumes. */
export async function partsOf(
  project: string,
): Promise<Record<'container' | 'network' | 'volume', string[]>> {
  const filter = ofProject(project);
  return {
    container: lines(await docker('ps', '--all', ...filter)),
    network: lines(await docker('network', 'ls', ...filter)),
    volume: lines(await docker('volume', 'ls', ...filter)),
  };
}

/** Removes what runs left that were killed before they could tidy up. */
export async function removeProjectsOfTheDead(): Promise<void> {
  const format = ['--format', `{{.Label "${LABEL}"}}`];
  const volumes = await docker('volume', 'ls', '--filter', `label=${LABEL}`, ...format);
  for (const project of new Set(lines(volumes))) {
    const pid = Number(project.slice(PREFIX.length));
    if (!project.startsWith(PREFIX) || isAlive(pid)) continue;
    const { container, network, volume } = await partsOf(project);
    for (const id of container) await docker('rm', '--force', '--volumes', id);
    for (const id of network) await docker('network', 'rm', id);
    for (const id of volume) await docker('volume', 'rm', id);
  }
}
