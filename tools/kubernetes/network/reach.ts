import { podsOf, type Manifest, type PodTemplate } from '../render/manifest.js';
import { selects, type Labels, type Selector } from '../policies/selector.js';

/** A pod that talks or is talked to. */
export interface Peer {
  readonly namespace: string;
  readonly labels: Labels;
  /** Names of its ports, where it is one of ours. */
  readonly ports?: Readonly<Record<string, number>>;
}

/** An address outside the cluster. */
export interface Outside {
  readonly address: string;
}

interface PeerRule {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface PortRule {
  readonly port?: number | string;
  readonly protocol?: string;
}

interface NetworkPolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly {
    readonly from?: readonly PeerRule[];
    readonly ports?: readonly PortRule[];
  }[];
  readonly egress?: readonly {
    readonly to?: readonly PeerRule[];
    readonly ports?: readonly PortRule[];
  }[];
}

const isPeer = (end: Peer | Outside): end is Peer => 'namespace' in end;

/** The pods of our workloads by the name that their labels give them. */
export function peersOf(manifests: readonly Manifest[]): Map<string, Peer> {
  const peers = new Map<string, Peer>();
  for (const manifest of manifests) {
    const pods = podsOf(manifest);
    const labels = pods?.metadata?.labels;
    const name = labels?.['app.kubernetes.io/name'];
    if (pods === undefined || name === undefined) continue;
    const { namespace = 'default' } = manifest.metadata;
    peers.set(name, { namespace, labels: labels ?? {}, ports: portsOf(pods) });
  }
  return peers;
}

const portsOf = ({ spec }: PodTemplate): Record<string, number> =>
  Object.fromEntries(
    spec.containers.flatMap(({ ports = [] }) =>
      ports.map(({ name = '', containerPort }): [string, number] => [name, containerPort]),
    ),
  );

/**
 * Whether the policies let a TCP connection through, as Kubernetes reads them: who is selected by no
 * policy of a direction is open in it; else some policy must allow the other end and the port. Ends
 * in namespaces without manifests are open.
 */
export function reaches(
  manifests: readonly Manifest[],
  from: Peer | Outside,
  to: Peer | Outside,
  port: number,
): boolean {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  return (
    allows(policies, 'Egress', { subject: from, other: to, target: to, port }) &&
    allows(policies, 'Ingress', { subject: to, other: from, target: to, port })
  );
}

interface Connection {
  /** Whose policies are asked. */
  readonly subject: Peer | Outside;
  readonly other: Peer | Outside;
  /** Whose port it is. */
  readonly target: Peer | Outside;
  readonly port: number;
}

function allows(
  policies: readonly Manifest[],
  direction: 'Ingress' | 'Egress',
  { subject, other, target, port }: Connection,
): boolean {
  if (!isPeer(subject)) return true;
  const own = policies
    .filter(({ metadata }) => metadata.namespace === subject.namespace)
    .map(({ spec }) => spec as NetworkPolicySpec)
    .filter(
      ({ policyTypes, podSelector }) =>
        policyTypes.includes(direction) && selects(podSelector, subject.labels),
    );
  if (own.length === 0) return true;
  return own.some(({ ingress = [], egress = [] }) => {
    const rules =
      direction === 'Ingress'
        ? ingress.map(({ from, ports }) => ({ peers: from, ports }))
        : egress.map(({ to, ports }) => ({ peers: to, ports }));
    return rules.some(
      ({ peers, ports }) =>
        (peers === undefined || peers.some((rule) => isMeant(rule, other, subject.namespace))) &&
        (ports === undefined || ports.some((rule) => isPort(rule, target, port))),
    );
  });
}

function isMeant(
  { podSelector, namespaceSelector, ipBlock }: PeerRule,
  other: Peer | Outside,
  namespace: string,
): boolean {
  if (!isPeer(other)) {
    if (ipBlock === undefined) return false;
    const isOut = (ipBlock.except ?? []).some((cidr) => contains(cidr, other.address));
    return contains(ipBlock.cidr, other.address) && !isOut;
  }
  // Pods have addresses too, but none that one could know beforehand.
  if (ipBlock !== undefined) return false;
  const labels = { 'kubernetes.io/metadata.name': other.namespace };
  const isThere =
    namespaceSelector === undefined
      ? other.namespace === namespace
      : selects(namespaceSelector, labels);
  return isThere && (podSelector === undefined || selects(podSelector, other.labels));
}

function isPort({ port, protocol = 'TCP' }: PortRule, target: Peer | Outside, asked: number) {
  if (protocol !== 'TCP') return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port === asked;
  return isPeer(target) && target.ports?.[port] === asked;
}

/** Whether an IPv4 block holds an address. */
function contains(cidr: string, address: string): boolean {
  const [block = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(block) / size) === Math.floor(numberOf(address) / size);
}

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
