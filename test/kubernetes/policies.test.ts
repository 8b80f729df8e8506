import { faultsOf } from '../../tools/kubernetes/policies/policies.js';
import type { Manifest } from '../../tools/kubernetes/render/manifest.js';
import { FOLDERS, rendered } from './support/rendered.js';

/** A place in an object: names of fields and indices, with dots. */
type Change = readonly [object: string, place: string, value: unknown];

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;
const JOB = 'spec.jobTemplate.spec';

/** A change of one place, and what is said of it. */
const BAD: readonly (readonly [...Change, fault: string])[] = [
  ['Deployment ingest', `${POD}.securityContext.runAsNonRoot`, false, 'may run as root'],
  ['Deployment ingest', `${POD}.securityContext.runAsUser`, 0, 'may run as root'],
  ['Job migrate', `${POD}.securityContext.seccompProfile.type`, 'Unconfined', 'no seccomp profile'],
  ['Deployment report', `${POD}.hostNetwork`, true, 'shares a namespace of the host'],
  ['Deployment report', `${POD}.automountServiceAccountToken`, true, 'a token of the Kubernetes'],
  ['Deployment console', `${POD}.volumes.0`, { name: 'tmp', hostPath: {} }, 'mounts the host'],
  ['CronJob backup', `${JOB}.template.spec.serviceAccountName`, 'default', 'no service account'],
  ['Deployment ingest', `${CONTAINER}.securityContext.allowPrivilegeEscalation`, true, 'may gain'],
  ['Deployment ingest', `${CONTAINER}.securityContext.privileged`, true, 'is privileged'],
  ['Deployment ingest', `${CONTAINER}.securityContext.readOnlyRootFilesystem`, false, 'may write'],
  ['Deployment ingest', `${CONTAINER}.securityContext.capabilities.drop`, [], 'keeps capabilities'],
  ['Deployment ingest', `${CONTAINER}.resources.limits`, { cpu: '1' }, 'has no limit of cpu'],
  ['Deployment ingest', `${CONTAINER}.resources.requests`, {}, 'requests no cpu or memory'],
  ['Deployment ingest', `${CONTAINER}.image`, 'haochaping/ingest:latest', 'names no version'],
  ['Deployment ingest', `${CONTAINER}.image`, 'localhost:5000/ingest', 'names no version'],
  ['Deployment ingest', `${CONTAINER}.env`, [{ name: 'HCP_SECRET', value: 'x' }], 'has the secret'],
  ['Deployment ingest', `${CONTAINER}.startupProbe`, undefined, 'is not waited for at its start'],
  ['Deployment ingest', `${CONTAINER}.livenessProbe.httpGet.path`, '/health/ready', 'it lives'],
  ['Deployment ingest', `${CONTAINER}.readinessProbe.httpGet.path`, '/health/live', 'it is ready'],
  ['Deployment ingest', 'spec.strategy.rollingUpdate.maxUnavailable', 1, 'during a rollout'],
  ['Deployment ingest', `${POD}.topologySpreadConstraints.1`, undefined, 'spread over nodes'],
  ['Deployment ingest', `${POD}.terminationGracePeriodSeconds`, 30, 'is killed after 30 s'],
  ['Deployment ingest', `${POD}.volumes.1.secret.secretName`, 'other', 'the Secret other'],
  ['Deployment ingest', `${CONTAINER}.envFrom.0.configMapRef.name`, 'gone', 'the ConfigMap gone'],
  ['Deployment ingest', 'spec.replicas', 3, 'a number of replicas beside it'],
  [
    'PodDisruptionBudget ingest',
    'spec.selector.matchLabels',
    { a: 'b' },
    'has 0 disruption budgets',
  ],
  ['Service ingest', 'spec.ports.0.targetPort', 'htpt', 'leads to the port htpt'],
  ['ServiceMonitor ingest', 'spec.endpoints.0.port', 'metrics', 'watches the port metrics'],
  ['ServiceMonitor ingest', 'metadata.namespace', 'default', 'watches the port http'],
  ['HorizontalPodAutoscaler report', 'spec.scaleTargetRef.name', 'ingest', 'has 2 scalers'],
  ['ScaledObject aggregator', 'spec.maxReplicaCount', 13, 'grows beyond 12 partitions'],
  [
    'ScaledObject aggregator',
    'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds',
    60,
    'shrinks too soon',
  ],
  [
    'ScaledObject aggregator',
    'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies.0.value',
    4,
    'shrinks by more than one pod',
  ],
  ['Job migrate', 'spec.activeDeadlineSeconds', undefined, 'has no deadline'],
  ['CronJob publish', `${JOB}.backoffLimit`, undefined, 'how often it is tried'],
  ['CronJob publish', 'spec.concurrencyPolicy', 'Allow', 'may run twice at once'],
  ['CronJob publish', 'spec.startingDeadlineSeconds', undefined, 'no deadline for its start'],
  ['CronJob publish', 'spec.timeZone', undefined, 'by whose clock it runs'],
  ['CronJob publish', 'spec.failedJobsHistoryLimit', undefined, 'how many runs are kept'],
  ['Namespace haochaping', 'metadata.labels', {}, 'lets pods run that are not confined'],
  ['Namespace gateway-public', 'metadata.labels', {}, 'gateway-public lets pods run that are not'],
  [
    'Namespace haochaping',
    'metadata.labels',
    { 'pod-security.kubernetes.io/enforce': 'baseline' },
    'haochaping lets pods run that are not',
  ],
  ['Job migrate', 'metadata.namespace', 'gateway-inside', 'gateway-inside lets pods run'],
  ['Job migrate', 'metadata.namespace', 'gateway-inside', 'gateway-inside has no policy that'],
  ['Gateway public', 'metadata.namespace', 'elsewhere', 'elsewhere, which nothing makes'],
  ['Gateway public', 'metadata.namespace', 'elsewhere', 'gateway-public has no policy that denies'],
  ['NetworkPolicy default-deny', 'spec.egress', [{}], 'has no policy that denies'],
  ['NetworkPolicy default-deny', 'spec.policyTypes', ['Ingress'], 'has no policy that denies'],
  ['ConfigMap', 'kind', 'Secret', 'is a secret among the manifests'],
];

/** The manifests with one place of one object changed. */
function changed(manifests: readonly Manifest[], [object, place, value]: Change): Manifest[] {
  const all = structuredClone(manifests) as Manifest[];
  const found = all.find(({ kind, metadata }) => `${kind} ${metadata.name}`.startsWith(object));
  const path = place.split('.');
  const last = path.pop() ?? '';
  let inner = found as unknown as Record<string, unknown>;
  for (const name of path) inner = inner[name] as Record<string, unknown>;
  if (value !== undefined) inner[last] = value;
  else if (Array.isArray(inner)) inner.splice(Number(last), 1);
  else Reflect.deleteProperty(inner, last);
  return all;
}

describe('policies', () => {
  it.each(FOLDERS)('%s keeps to all of them', async (folder) => {
    expect(faultsOf(await rendered(folder))).toEqual([]);
  });

  it.each(BAD)('would refuse %s with %s = %j', async (object, place, value, fault) => {
    const faults = faultsOf(changed(await rendered('overlays/prod'), [object, place, value]));
    expect(faults.join('\n')).toContain(fault);
  });
});
