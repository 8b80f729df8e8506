import { startNativeStack } from './native-stack.js';
import type { Stack, StackOptions } from './stack.types.js';

/** Where the backends of a test run: processes of this machine, or containers. */
export type StackKind = 'native' | 'containers';

/**
 * What `HCP_STACK` names; when it names nothing, containers where Docker answers and has images of
 * both, else native processes. Throws on another word.
 */
export async function stackKind(environment: NodeJS.ProcessEnv): Promise<StackKind> {
  const given = environment['HCP_STACK'] ?? '';
  if (given === 'native' || given === 'containers') return given;
  if (given !== '') throw new Error('HCP_STACK is native or containers');
  const { imagesAtHand } = await import('./containers/container-images.js');
  return (await imagesAtHand(environment)) ? 'containers' : 'native';
}

/**
 * Starts a Kafka cluster and a MongoDB replica set on 127.0.0.1, in whichever way `HCP_STACK` says.
 * Both ways keep the same promises: data outlives a kill, ports outlive a restart, and nothing
 * outlives the process that called this.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  if ((await stackKind(process.env)) === 'native') return startNativeStack(options);
  // Only tests have what it stands on: the package is no dependency of `npm start`.
  const { startContainerStack } = await import('./containers/container-stack.js');
  return startContainerStack(options);
}
