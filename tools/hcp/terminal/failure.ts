import { AppError } from '#shared/errors/app-error.js';
import { refusalOf } from '#shared/errors/refusal.js';

const MONGO_AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoTopologyClosedError',
]);

/** What went wrong, in one line for a person: no stack, no secret. */
export function failureLine(error: unknown, mongoUri: string): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  const refusal = refusalOf(error);
  const why = refusal === undefined ? '' : `: ${refusal}`;
  if (MONGO_AWAY.has(error.name)) return `MongoDB is not reachable at ${hostsOf(mongoUri)}${why}`;
  if (error.name === 'MongoServerError' && refusal !== undefined) return `MongoDB${why}`;
  if (error.name.startsWith('KafkaJS')) return `Kafka: ${refusal ?? oneLine(error.message)}`;
  const cause =
    error instanceof AppError && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return oneLine(`${error.message}${cause}`);
}

/** The hosts of a MongoDB URI, without the user and password it may hold. */
export const hostsOf = (mongoUri: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:[^/]*@)?([^/?]+)/.exec(mongoUri)?.[1] ?? 'the address in MONGODB_URI';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
