import { podsOf, type Manifest, type Probe } from '../render/manifest.js';
import { broken, each, type Policy } from './policy.js';
import { selects, type Selector } from './selector.js';

const LIVE = '/health/live';
const READY = '/health/ready';
/** What a service that was told to end takes at most after HCP_DRAIN_SECONDS (ADR 0036). */
const STOP_SECONDS = 35;

interface DeploymentSpec {
  readonly strategy?: { readonly rollingUpdate?: { readonly maxUnavailable?: number | string } };
}

const path = (probe: Probe | undefined): string | undefined => probe?.httpGet?.path;

/** Live is asked for the own progress, ready for everything, and a slow start is waited for. */
export const probesMeanWhatTheyAre = each(['Deployment'], (manifest) =>
  (podsOf(manifest)?.spec.containers ?? []).flatMap((container) =>
    broken([
      [path(container.startupProbe) === LIVE, 'is not waited for at its start'],
      [path(container.livenessProbe) === LIVE, `is not asked ${LIVE} whether it lives`],
      [path(container.readinessProbe) === READY, `is not asked ${READY} whether it is ready`],
    ]),
  ),
);

/** A rollout takes nothing away before something new is there. */
export const rolloutsKeepServing = each(['Deployment'], (manifest) => {
  const { strategy } = manifest.spec as DeploymentSpec;
  const spread = podsOf(manifest)?.spec.topologySpreadConstraints ?? [];
  const keys = spread.map(({ topologyKey }) => topologyKey);
  return broken([
    [strategy?.rollingUpdate?.maxUnavailable === 0, 'may be unavailable during a rollout'],
    [keys.includes('topology.kubernetes.io/zone'), 'is not spread over zones'],
    [keys.includes('kubernetes.io/hostname'), 'is not spread over nodes'],
  ]);
});

/** Every service has a budget for the day on which nodes are emptied. */
export const disruptionsAreBudgeted: Policy = (manifests) =>
  each(['Deployment'], (manifest) => {
    const labels = podsOf(manifest)?.metadata?.labels ?? {};
    const budgets = manifests.filter(
      ({ kind, spec }) =>
        kind === 'PodDisruptionBudget' &&
        selects((spec as { readonly selector: Selector }).selector, labels),
    );
    return broken([[budgets.length === 1, `has ${budgets.length} disruption budgets`]]);
  })(manifests);

/** Whoever drains is given the time to. */
export const gracePeriodsSuffice =
  (drainSecondsOf: (manifest: Manifest) => number): Policy =>
  (manifests) =>
    each(['Deployment'], (manifest) => {
      const given = podsOf(manifest)?.spec.terminationGracePeriodSeconds ?? 30;
      const needed = drainSecondsOf(manifest) + STOP_SECONDS;
      return broken([[given >= needed, `is killed after ${given} s, and drains for ${needed} s`]]);
    })(manifests);
