import { AppError } from '#shared/errors/app-error.js';

const MONGO_AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoTopologyClosedError',
]);

/** What went wrong, in one line for a person: no stack, no secret. */
export function failureLine(error: unknown, mongoUri: string): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  if (MONGO_AWAY.has(error.name)) return `MongoDB is not reachable at ${hostsOf(mongoUri)}`;
  if (error.name.startsWith('KafkaJS')) return `Kafka: ${oneLine(error.message)}`;
  const cause =
    error instanceof AppError && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return oneLine(`${error.message}${cause}`);
}

/** The hosts of a MongoDB URI, without the user and password it may hold. */
export const hostsOf = (mongoUri: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:[^/]*@)?([^/?]+)/.exec(mongoUri)?.[1] ?? 'the address in MONGODB_URI';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
