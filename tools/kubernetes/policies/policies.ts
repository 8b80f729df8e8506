import type { Manifest } from '../render/manifest.js';
import { environmentsOf } from '../variables/environment.js';
import {
  disruptionsAreBudgeted,
  gracePeriodsSuffice,
  probesMeanWhatTheyAre,
  rolloutsKeepServing,
} from './deployments.js';
import { jobsEnd, schedulesAreKept } from './jobs.js';
import { namespacesAreMade, namespacesAreRestricted, networksAreClosed } from './namespaces.js';
import {
  containersAreConfined,
  imagesArePinned,
  podsAreConfined,
  secretsAreFiles,
} from './pods.js';
import type { Policy } from './policy.js';
import {
  monitorsFindServices,
  noSecretIsHere,
  podsFindWhatTheyName,
  servicesFindPods,
} from './references.js';
import { aggregatorsFitPartitions, oneScalerEach } from './scaling.js';

/** Policies that look at manifests alone. */
const ALWAYS: readonly Policy[] = [
  podsAreConfined,
  containersAreConfined,
  imagesArePinned,
  secretsAreFiles,
  probesMeanWhatTheyAre,
  rolloutsKeepServing,
  disruptionsAreBudgeted,
  jobsEnd,
  schedulesAreKept,
  namespacesAreRestricted,
  networksAreClosed,
  namespacesAreMade,
  noSecretIsHere,
  podsFindWhatTheyName,
  servicesFindPods,
  monitorsFindServices,
  oneScalerEach,
];

/** What manifests break of all policies; one line each. */
export function faultsOf(manifests: readonly Manifest[]): string[] {
  const environments = environmentsOf(manifests);
  const numberOf = (object: string, name: string): number =>
    Number(environments.find((each) => each.object === object)?.values[name] ?? 0);
  const policies = [
    ...ALWAYS,
    aggregatorsFitPartitions(numberOf('aggregator', 'KAFKA_PARTITIONS')),
    gracePeriodsSuffice(({ metadata }) => numberOf(metadata.name, 'HCP_DRAIN_SECONDS')),
  ];
  return policies.flatMap((policy) => policy(manifests));
}
