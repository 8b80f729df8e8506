import type { Manifest } from '../render/manifest.js';
import type { Selector } from './selector.js';
import { broken, each, type Policy } from './policy.js';

const LEVEL = 'pod-security.kubernetes.io/enforce';

/** A namespace lets no pod run that is not confined. */
export const namespacesAreRestricted = each(['Namespace'], ({ metadata }) =>
  broken([[metadata.labels?.[LEVEL] === 'restricted', 'lets pods run that are not confined']]),
);

interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

const deniesAll = ({ kind, spec }: Manifest): boolean => {
  if (kind !== 'NetworkPolicy') return false;
  const { podSelector, policyTypes = [], ingress = [], egress = [] } = spec as PolicySpec;
  const all = Object.keys(podSelector).length === 0;
  const both = policyTypes.includes('Ingress') && policyTypes.includes('Egress');
  return all && both && ingress.length === 0 && egress.length === 0;
};

/** In every namespace of ours nothing goes in or out but what is named. */
export const networksAreClosed: Policy = (manifests) =>
  each(['Namespace'], ({ metadata: { name } }) => {
    const closed = manifests.some(
      (manifest) => manifest.metadata.namespace === name && deniesAll(manifest),
    );
    return broken([[closed, 'has no policy that denies what is not named']]);
  })(manifests);
