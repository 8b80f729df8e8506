import { ensureStandIns } from '../../images/ensure-stand-ins.js';
import { standInImage, type StandInName } from '../../images/image.types.js';
import { dockerImages, type DockerImages } from '../docker-stack.js';
import { runWithProgress, tryCommand, type Tell } from '../run-command.js';
import { StackError } from '../stack.error.js';

/** A registry that does not answer shall not hold up what can be built here. */
const PULL_TIMEOUT_S = 120;
const BACKENDS = ['kafka', 'mongo'] as const;
type Backend = (typeof BACKENDS)[number] & StandInName;

const VARIABLE = { kafka: 'HCP_KAFKA_IMAGE', mongo: 'HCP_MONGO_IMAGE' } as const;

async function isAtHand(image: string): Promise<boolean> {
  return (await tryCommand('docker', ['image', 'inspect', image])).code === 0;
}

/** The image of the registry, or the stand-in for it, that Docker has; undefined when it has none. */
async function imageAtHand(
  backend: Backend,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const named = dockerImages(environment)[backend];
  if (await isAtHand(named)) return named;
  const standIn = standInImage(backend);
  // Who names an image means that one.
  const mayStandIn = (environment[VARIABLE[backend]] ?? '') === '';
  return mayStandIn && (await isAtHand(standIn)) ? standIn : undefined;
}

/** The images that containers can be made from at once; undefined without Docker or one of them. */
export async function imagesAtHand(
  environment: NodeJS.ProcessEnv,
): Promise<DockerImages | undefined> {
  const [kafka, mongo] = await Promise.all(
    BACKENDS.map(async (backend) => imageAtHand(backend, environment)),
  );
  return kafka === undefined || mongo === undefined ? undefined : { kafka, mongo };
}

/**
 * The images for the backends, pulled when Docker lacks them, or built as stand-ins from packages
 * when they cannot be pulled. Throws a StackError when neither can be had.
 */
export async function requireImages(
  environment: NodeJS.ProcessEnv,
  tell: Tell,
): Promise<DockerImages> {
  const images = { kafka: '', mongo: '' };
  for (const backend of BACKENDS) {
    images[backend] =
      (await imageAtHand(backend, environment)) ?? (await fetchImage(backend, environment, tell));
  }
  return images;
}

async function fetchImage(
  backend: Backend,
  environment: NodeJS.ProcessEnv,
  tell: Tell,
): Promise<string> {
  const named = dockerImages(environment)[backend];
  const pull = [String(PULL_TIMEOUT_S), 'docker', 'pull', '--quiet', named];
  try {
    await runWithProgress(`pulling the image ${named}`, 'timeout', pull, tell);
    return named;
  } catch (error) {
    if (!(error instanceof StackError) || (environment[VARIABLE[backend]] ?? '') !== '')
      throw error;
    tell(`${named} cannot be pulled: building a stand-in for it`);
  }
  await ensureStandIns([backend], tell);
  return standInImage(backend);
}
