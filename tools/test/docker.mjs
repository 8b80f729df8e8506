/** Which suites run in containers, and the Docker that they run in. */
import { join } from 'node:path';

import { root } from '../start/setup.mjs';

const asked = process.env.HCP_STACK ?? '';

/** Where the backends of a suite are: what the suite is about decides, then `HCP_STACK`. */
export const stackOf = (suite) => (suite.docker ? 'containers' : asked || 'native');

/**
 * The Docker for these suites as `openDocker` finds it, with `why` when there is none; undefined
 * when none of them needs one. Throws when containers were asked for and cannot be had.
 */
export async function openDockerFor(suites) {
  if (suites.every((suite) => stackOf(suite) === 'native')) return undefined;
  if (asked === 'native') return { why: 'HCP_STACK is native' };
  const { openDocker } = await import(join(root, 'dist/tools/docker/open-docker.js'));
  const docker = await openDocker((line) => console.log(line));
  if (docker.why && asked === 'containers') {
    throw new Error(`HCP_STACK is containers, but ${docker.why}`);
  }
  return docker;
}

/** What ran where, in one line; undefined when nothing that ran has backends. */
export function whatRanWhere(suites, docker) {
  const named = (kind) =>
    suites
      .filter((suite) => (suite.docker || suite.backends) && stackOf(suite) === kind)
      .map(({ name }) => name)
      .join(', ');
  const native = named('native');
  const containers = named('containers');
  const where = [
    ...(native ? [`${native}: native processes`] : []),
    ...(containers ? [`${containers}: ${docker.from}`] : []),
  ];
  return where.length > 0 ? where.join('; ') : undefined;
}
