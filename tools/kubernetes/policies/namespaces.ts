import { podsOf, type Manifest } from '../render/manifest.js';
import type { Selector } from './selector.js';
import { broken, each, type Policy } from './policy.js';

const LEVEL = 'pod-security.kubernetes.io/enforce';

interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

/**
 * Whether a namespace is there for gateways alone. Its pods are the controller's: how far they can
 * be confined, and what they talk to, is not known here.
 */
function isForGateways(manifests: readonly Manifest[], namespace: string): boolean {
  const within = manifests.filter(({ metadata }) => metadata.namespace === namespace);
  const hasPods = within.some((manifest) => podsOf(manifest) !== undefined);
  return !hasPods && within.some(({ kind }) => kind === 'Gateway');
}

/** A namespace lets no pod run that is not confined; one for gateways, none that is privileged. */
export const namespacesAreRestricted: Policy = (manifests) =>
  each(['Namespace'], ({ metadata: { name, labels } }) => {
    const levels = isForGateways(manifests, name) ? ['baseline', 'restricted'] : ['restricted'];
    return broken([
      [levels.includes(labels?.[LEVEL] ?? ''), 'lets pods run that are not confined'],
    ]);
  })(manifests);

const deniesAll = ({ kind, spec }: Manifest): boolean => {
  if (kind !== 'NetworkPolicy') return false;
  const { podSelector, policyTypes = [], ingress = [], egress = [] } = spec as PolicySpec;
  const all = Object.keys(podSelector).length === 0;
  const both = policyTypes.includes('Ingress') && policyTypes.includes('Egress');
  return all && both && ingress.length === 0 && egress.length === 0;
};

/** In every namespace but those for gateways nothing goes in or out but what is named. */
export const networksAreClosed: Policy = (manifests) =>
  each(['Namespace'], ({ metadata: { name } }) => {
    const closed = manifests.some(
      (manifest) => manifest.metadata.namespace === name && deniesAll(manifest),
    );
    return broken([
      [closed || isForGateways(manifests, name), 'has no policy that denies what is not named'],
    ]);
  })(manifests);

/** Every object lies in a namespace that is made with it: a real API server refuses it otherwise. */
export const namespacesAreMade: Policy = (manifests) => {
  const made = new Set(
    manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name),
  );
  return manifests.flatMap(({ kind, metadata: { name, namespace } }) =>
    namespace === undefined || made.has(namespace)
      ? []
      : [`${kind} ${name} is in the namespace ${namespace}, which nothing makes`],
  );
};
