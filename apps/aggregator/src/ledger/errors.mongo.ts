import { mongo } from 'mongoose';

/**
 * Codes by which the server says that the data cannot be stored, however often it is tried: bad
 * value, type mismatch, paths that cannot be, failed validation, too large, a key that is taken.
 */
const REFUSALS = new Set<unknown>([
  2, 14, 28, 52, 56, 57, 121, 10334, 11000, 16755, 17280, 17419, 17420,
]);

/** What the driver throws when it cannot even serialise a document. */
const CLIENT_REFUSALS = new Set([
  'BSONError',
  'BSONVersionError',
  'BSONRuntimeError',
  'MongoInvalidArgumentError',
]);

/** Whether the database refuses the data itself, and not the moment. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (CLIENT_REFUSALS.has(error.name) || ('code' in error && REFUSALS.has(error.code)));

/** Whether the driver or server has put a label on an error. */
export const hasLabel = (error: unknown, label: string): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel(label);
