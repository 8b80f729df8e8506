import { podsOf, type PodSpec } from '../render/manifest.js';
import { each, type Policy } from './policy.js';
import { selects, type Labels, type Selector } from './selector.js';

/** Secrets that docs/kubernetes.md says how to make. */
const SECRETS = new Set(['hcp-kafka', 'hcp-keyring', 'hcp-mongodb']);

interface ServiceSpec {
  readonly selector?: Labels;
  readonly ports: readonly { readonly name?: string; readonly targetPort?: number | string }[];
}

/** Secrets are made by hand and are in no repository. */
export const noSecretIsHere: Policy = each(['Secret'], () => ['is a secret among the manifests']);

/** What pods mount and are given is there. */
export const podsFindWhatTheyName: Policy = (manifests) => {
  const names = (kind: string): Set<string> =>
    new Set(manifests.filter((m) => m.kind === kind).map(({ metadata }) => metadata.name));
  const known = {
    ConfigMap: names('ConfigMap'),
    PersistentVolumeClaim: names('PersistentVolumeClaim'),
    ServiceAccount: names('ServiceAccount'),
    Secret: SECRETS,
  };
  return each(['Deployment', 'Job', 'CronJob'], (manifest) =>
    namedBy(podsOf(manifest)?.spec)
      .filter(([kind, name]) => !known[kind].has(name))
      .map(([kind, name]) => `names the ${kind} ${name}, which there is not`),
  )(manifests);
};

type Named = readonly [
  kind: 'ConfigMap' | 'PersistentVolumeClaim' | 'Secret' | 'ServiceAccount',
  name: string,
];

function namedBy(pod: PodSpec = { containers: [] }): Named[] {
  const { containers, volumes = [], serviceAccountName = 'default' } = pod;
  const maps = [
    ...containers.flatMap(({ envFrom = [] }) => envFrom.map((each) => each.configMapRef?.name)),
    ...volumes.map(({ configMap }) => configMap?.name),
  ];
  return [
    ['ServiceAccount', serviceAccountName],
    ...present(maps).map((name): Named => ['ConfigMap', name]),
    ...present(volumes.map(({ secret }) => secret?.secretName)).map((name): Named => [
      'Secret',
      name,
    ]),
    ...present(volumes.map(({ persistentVolumeClaim: claim }) => claim?.claimName)).map(
      (name): Named => ['PersistentVolumeClaim', name],
    ),
  ];
}

const present = (names: readonly (string | undefined)[]): string[] =>
  names.filter((name) => name !== undefined);

/** A service leads to pods that have its ports. */
export const servicesFindPods: Policy = (manifests) =>
  each(['Service'], ({ spec }) => {
    const { selector = {}, ports } = spec as ServiceSpec;
    const chosen = manifests.flatMap((manifest) => {
      const pods = manifest.kind === 'Deployment' ? podsOf(manifest) : undefined;
      const labels = pods?.metadata?.labels ?? {};
      return pods !== undefined && selects({ matchLabels: selector }, labels) ? [pods.spec] : [];
    });
    const open = new Set(chosen.flatMap(portsOf));
    return ports
      .filter(({ targetPort = '' }) => !open.has(targetPort))
      .map(({ targetPort = '' }) => `leads to the port ${targetPort}, which no pod of it has`);
  })(manifests);

interface MonitorSpec {
  readonly selector: Selector;
  readonly endpoints: readonly { readonly port?: string }[];
}

/** Prometheus is led to services of the same namespace that have the port it asks. */
export const monitorsFindServices: Policy = (manifests) =>
  each(['ServiceMonitor'], ({ metadata: { namespace }, spec }) => {
    const { selector, endpoints } = spec as MonitorSpec;
    const ports = manifests
      .filter(({ kind, metadata }) => kind === 'Service' && metadata.namespace === namespace)
      .filter(({ metadata }) => selects(selector, metadata.labels ?? {}))
      .flatMap((service) => (service.spec as ServiceSpec).ports.map(({ name }) => name));
    return endpoints
      .filter(({ port }) => !ports.includes(port))
      .map(({ port = '' }) => `watches the port ${port}, which no service of it has`);
  })(manifests);

const portsOf = ({ containers }: PodSpec): (number | string)[] =>
  containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ name, containerPort }) => [containerPort, ...(name ? [name] : [])]),
  );
