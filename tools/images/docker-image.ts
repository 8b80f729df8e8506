import { runWithProgress, tryCommand, type Tell } from '../stack/run-command.js';

import { INPUTS_LABEL } from './image.types.js';

/** Proxies are the machine's business; a build must know them all the same. */
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/** The inputs that an image was built from, or undefined when there is no such image. */
export async function builtFrom(image: string): Promise<string | undefined> {
  const format = `{{index .Config.Labels "${INPUTS_LABEL}"}}`;
  const found = await tryCommand('docker', ['image', 'inspect', '--format', format, image]);
  return found.code === 0 ? found.output.trim() : undefined;
}

/** What `docker build` is told. */
export interface ImageBuild {
  readonly image: string;
  /** Folder that is sent to the daemon. */
  readonly context: string;
  readonly target?: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly inputs?: string;
}

/**
 * Builds an image on the machine's own network, which reaches package registries where a network of
 * containers may not. Throws a StackError with the last lines of the build.
 */
export async function buildImage(build: ImageBuild, tell: Tell): Promise<void> {
  const given = Object.entries(build.arguments ?? {}).map(([name, value]) => `${name}=${value}`);
  const proxies = PROXIES.filter((name) => process.env[name] !== undefined);
  await runWithProgress(
    `building ${build.image}`,
    'docker',
    [
      ...['build', '--network', 'host', '--tag', build.image],
      ...(build.target === undefined ? [] : ['--target', build.target]),
      ...[...given, ...proxies].flatMap((argument) => ['--build-arg', argument]),
      ...(build.inputs === undefined ? [] : ['--label', `${INPUTS_LABEL}=${build.inputs}`]),
      build.context,
    ],
    tell,
  );
}

/** Removes what newer builds of our images have taken the names of. */
export async function pruneOutdated(): Promise<void> {
  const outdated = ['--filter', 'dangling=true', '--filter', `label=${INPUTS_LABEL}`];
  await tryCommand('docker', ['image', 'prune', '--force', ...outdated]);
}
