import { podsOf, type Container, type Manifest } from '../render/manifest.js';

/** The environment that a container of an object is started with. */
export interface ContainerEnvironment {
  /** Name of the Deployment, Job or CronJob. */
  readonly object: string;
  readonly container: Container;
  readonly values: Readonly<Record<string, string>>;
}

/** The environments of all containers; later sources win, as in Kubernetes. */
export function environmentsOf(manifests: readonly Manifest[]): ContainerEnvironment[] {
  const maps = new Map(
    manifests
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata, data }) => [metadata.name, data ?? {}]),
  );
  return manifests.flatMap((manifest) =>
    (podsOf(manifest)?.spec.containers ?? []).map((container) => ({
      object: manifest.metadata.name,
      container,
      values: valuesOf(container, maps),
    })),
  );
}

function valuesOf(
  { env = [], envFrom = [], args = [] }: Container,
  maps: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Record<string, string> {
  const shared = envFrom.flatMap(({ configMapRef }) =>
    Object.entries(maps.get(configMapRef?.name ?? '') ?? {}),
  );
  // What only fills a place in the arguments is read by Kubernetes, not by the program.
  const own = env.filter(({ name }) => !args.some((arg) => arg.includes(`$(${name})`)));
  const named = own.map(({ name, value = '' }): [string, string] => [name, value]);
  return Object.fromEntries([...shared, ...named]);
}
