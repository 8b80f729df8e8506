import { podsOf, type Container, type Manifest, type PodSpec } from '../render/manifest.js';
import { broken, each } from './policy.js';

const WITH_PODS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];
const SIZES = ['cpu', 'memory'];
const SECRET_NAME = /PASSWORD|SECRET|TOKEN|CREDENTIAL/;

/** A digest, or a tag that names a version: `latest` and no tag are whatever comes next. */
const isPinned = (image = ''): boolean =>
  /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+\.\d+[^:/]*$/.test(image);

/** Nobody is root, on the host, or has rights that he does not need. */
export const podsAreConfined = each(WITH_PODS, (manifest) => {
  const pod = podOf(manifest);
  const { runAsNonRoot, runAsUser = 0, seccompProfile } = pod.securityContext ?? {};
  const onHost = [pod.hostNetwork, pod.hostPID, pod.hostIPC].some((shared) => shared === true);
  return broken([
    [runAsNonRoot === true && runAsUser > 0, 'may run as root'],
    [seccompProfile?.type === 'RuntimeDefault', 'has no seccomp profile'],
    [!onHost, 'shares a namespace of the host'],
    [pod.automountServiceAccountToken === false, 'is given a token of the Kubernetes API'],
    [!['', 'default'].includes(pod.serviceAccountName ?? ''), 'has no service account of its own'],
    [(pod.volumes ?? []).every(({ hostPath }) => hostPath === undefined), 'mounts the host'],
  ]);
});

/** Containers cannot rise, cannot write, and have an end to what they take. */
export const containersAreConfined = each(WITH_PODS, (manifest) =>
  containersOf(manifest).flatMap((container) => {
    const { securityContext = {}, resources = {} } = container;
    const { drop = [], add = [] } = securityContext.capabilities ?? {};
    const { requests = {}, limits = {} } = resources;
    return broken([
      [securityContext.allowPrivilegeEscalation === false, 'may gain privileges'],
      [securityContext.privileged !== true, 'is privileged'],
      [securityContext.runAsUser !== 0, 'runs as root'],
      [securityContext.readOnlyRootFilesystem === true, 'may write to its image'],
      [drop.includes('ALL') && add.length === 0, 'keeps capabilities'],
      [SIZES.every((name) => name in requests), 'requests no cpu or memory'],
      [SIZES.every((name) => name in limits), 'has no limit of cpu or memory'],
    ]);
  }),
);

/** What runs today runs tomorrow. */
export const imagesArePinned = each(WITH_PODS, (manifest) =>
  containersOf(manifest).flatMap(({ image }) =>
    isPinned(image) ? [] : [`runs ${image ?? 'no image'}, which names no version`],
  ),
);

/** Secrets are files: what stands in the environment is shown by `describe` and by crashes. */
export const secretsAreFiles = each(WITH_PODS, (manifest) =>
  containersOf(manifest).flatMap(({ env = [], envFrom = [] }) => [
    ...env
      .filter((each) => SECRET_NAME.test(each.name) && !each.name.endsWith('_FILE'))
      .map(({ name }) => `has the secret ${name} in its environment`),
    ...envFrom
      .filter(({ secretRef }) => secretRef !== undefined)
      .map(({ secretRef }) => `has the secret ${secretRef?.name ?? ''} in its environment`),
  ]),
);

const NOWHERE: PodSpec = { containers: [] };

const podOf = (manifest: Manifest): PodSpec => podsOf(manifest)?.spec ?? NOWHERE;

const containersOf = (manifest: Manifest): Container[] => {
  const { containers, initContainers = [] } = podOf(manifest);
  return [...containers, ...initContainers];
};
