import mongoose from 'mongoose';

const AWAY = [
  mongoose.mongo.MongoNetworkError,
  mongoose.mongo.MongoServerSelectionError,
  mongoose.mongo.MongoNotConnectedError,
  mongoose.mongo.MongoTopologyClosedError,
];

/** What a member says that stops being the primary, is not one, or shuts down. */
const NO_PRIMARY: readonly unknown[] = [91, 189, 10_107, 11_600, 11_602, 13_435, 13_436];

/** Whether an error says that no primary could be asked, and nothing about the question. */
export function isAway(error: unknown): boolean {
  if (AWAY.some((kind) => error instanceof kind)) return true;
  // What kept several writes from being sent is wrapped by the error of all of them.
  if (error instanceof mongoose.mongo.MongoBulkWriteError && isAway(error.errorResponse)) {
    return true;
  }
  // The server labels only writes that the driver repeats; of others it tells the code alone.
  if (error instanceof mongoose.mongo.MongoServerError && NO_PRIMARY.includes(error.code)) {
    return true;
  }
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError');
}

/**
 * A write once more whose primary was lost under it, which the driver does not do for statements
 * that may change several documents; only for what does no harm when it is done twice.
 */
export async function againOnLostPrimary<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isAway(error)) throw error;
    return write();
  }
}
