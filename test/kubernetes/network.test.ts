import { peersOf, reaches, type Outside, type Peer } from '../../tools/kubernetes/network/reach.js';
import type { Manifest } from '../../tools/kubernetes/render/manifest.js';
import { rendered } from './support/rendered.js';

type End = Peer | Outside;

const pod = (namespace: string, labels = {}): Peer => ({ namespace, labels });

/** Who is not ours. */
const OTHERS: Readonly<Record<string, End>> = {
  'the public gateway': pod('gateway-public'),
  'the inside gateway': pod('gateway-inside'),
  prometheus: pod('monitoring'),
  kafka: pod('kafka'),
  mongodb: pod('mongodb'),
  dns: pod('kube-system', { 'k8s-app': 'kube-dns' }),
  'another pod of the system': pod('kube-system'),
  'another namespace': pod('default'),
  'the Internet': { address: '203.0.113.7' },
  'the government network': { address: '10.20.30.40' },
  'the cloud’s metadata': { address: '169.254.169.254' },
};

const OURS = ['ingest', 'aggregator', 'report', 'console', 'hcp'];
const PORTS = [53, 443, 7001, 7002, 7003, 7004, 7005, 9092, 9093, 27017];

/** All that may be: who talks to whom, on which ports. */
const MAY: Readonly<Record<string, readonly number[]>> = {
  'the public gateway → report': [7005],
  'the inside gateway → ingest': [7001],
  'the inside gateway → report': [7003],
  'the inside gateway → console': [7004],
  'prometheus → ingest': [7001],
  'prometheus → aggregator': [7002],
  'prometheus → report': [7003],
  'prometheus → console': [7004],
  'console → report': [7003],
  'console → the Internet': [443],
  'ingest → kafka': [9092, 9093],
  'aggregator → kafka': [9092, 9093],
  'console → kafka': [9092, 9093],
  'hcp → kafka': [9092, 9093],
  ...Object.fromEntries(OURS.map((name) => [`${name} → mongodb`, [27017]])),
  ...Object.fromEntries(OURS.map((name) => [`${name} → dns`, [53]])),
};

/** Every connection with one of ours at an end that the policies let through. */
function open(manifests: readonly Manifest[]): Record<string, number[]> {
  const peers = new Map<string, End>([...peersOf(manifests), ...Object.entries(OTHERS)]);
  const found: Record<string, number[]> = {};
  for (const [from, source] of peers) {
    for (const [to, target] of peers) {
      if (from === to || !(OURS.includes(from) || OURS.includes(to))) continue;
      const ports = PORTS.filter((port) => reaches(manifests, source, target, port));
      if (ports.length > 0) found[`${from} → ${to}`] = ports;
    }
  }
  return found;
}

const without = (manifests: readonly Manifest[], name: string): Manifest[] =>
  manifests.filter(({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name !== name);

describe('the network', () => {
  it.each(['overlays/dev', 'overlays/prod'])(
    '%s lets through what each needs, and nothing else',
    async (folder) => {
      expect(open(await rendered(folder))).toEqual(MAY);
    },
  );

  it('has 7005 as the only way in from outside the government network', async () => {
    const manifests = await rendered('overlays/prod');
    const ways = Object.entries(open(manifests)).filter(([name]) => name.startsWith('the public'));
    expect(ways).toEqual([['the public gateway → report', [7005]]]);
    expect(Object.keys(open(manifests)).some((name) => name.startsWith('the Internet'))).toBe(
      false,
    );
  });

  it('would be open to everybody without the policy that denies', async () => {
    const lax = without(await rendered('overlays/prod'), 'default-deny');
    const policies = lax.filter(
      ({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name === 'kafka',
    );
    expect(open(policies)['the Internet → report']).toEqual(PORTS);
    expect(open(policies)['ingest → kafka']).toEqual([9092, 9093]);
  });

  it.each([
    ['console-asks-report', 'console → report'],
    ['report-answers-console', 'console → report'],
    ['door-of-the-public', 'the public gateway → report'],
    ['metrics', 'prometheus → ingest'],
    ['names', 'ingest → dns'],
  ])('would lack what the policy %s lets through', async (name, way) => {
    expect(open(without(await rendered('overlays/prod'), name))[way]).toBeUndefined();
  });
});
