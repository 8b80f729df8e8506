import type { Tell } from './run-command.js';
import { stackKind, startStack } from './start-stack.js';

/** One Kafka and one MongoDB that the tests of a whole project share. */
export interface SharedBackends {
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  stop(): Promise<void>;
}

const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Takes the addresses that the environment gives, and starts what it does not. */
export async function openSharedBackends(
  environment: NodeJS.ProcessEnv,
  tell: Tell,
): Promise<SharedBackends> {
  const kafkaBrokers = given(environment['KAFKA_BROKERS']);
  const mongodbUri = given(environment['MONGODB_URI']);
  if (kafkaBrokers !== undefined && mongodbUri !== undefined) {
    return { kafkaBrokers, mongodbUri, stop: async () => Promise.resolve() };
  }
  const kind = await stackKind(environment);
  tell(kind === 'native' ? 'backends: native processes' : 'backends: containers');
  const stack = await startStack({
    kafkaBrokers: kafkaBrokers === undefined ? 1 : 0,
    mongoMembers: mongodbUri === undefined ? 1 : 0,
    tell,
  });
  return {
    kafkaBrokers: kafkaBrokers ?? stack.kafkaBrokers,
    mongodbUri: mongodbUri ?? stack.mongodbUri,
    stop: async () => stack.stop(),
  };
}
