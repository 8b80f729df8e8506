import mongoose from 'mongoose';
import { AppError } from '#shared/errors/app-error.js';

const DEADLINE_MS = 5_000;

const AWAY = [
  mongoose.mongo.MongoNetworkError,
  mongoose.mongo.MongoServerSelectionError,
  mongoose.mongo.MongoNotConnectedError,
  mongoose.mongo.MongoTopologyClosedError,
];

/**
 * Stands before every question that the citizen's door asks MongoDB. Once one went unanswered the
 * database counts as away: everything is refused at once, but for one question at a time, which
 * finds out when it is back. So an outage costs people five seconds once, and not every time.
 */
export class DatabaseGate {
  private away = false;
  private probing = false;

  constructor(
    private readonly onAway: (cause: unknown) => void,
    private readonly onBack: () => void,
  ) {}

  /** Throws `mongo-unavailable` when the database is away; what it says itself is thrown as it is. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.away && this.probing) throw unavailable();
    const isProbe = this.away;
    if (isProbe) this.probing = true;
    try {
      const answer = await answered(question());
      this.cameBack();
      return answer;
    } catch (error) {
      if (!isAway(error)) throw error;
      this.wentAway(error);
      throw unavailable(error);
    } finally {
      if (isProbe) this.probing = false;
    }
  }

  private wentAway(cause: unknown): void {
    if (!this.away) this.onAway(cause);
    this.away = true;
  }

  private cameBack(): void {
    if (this.away) this.onBack();
    this.away = false;
  }
}

class Unanswered extends Error {}

/** A server that is stopped, rather than gone, would be waited for without end. */
async function answered<T>(question: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unanswered('no answer in time'));
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([question, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof Unanswered || AWAY.some((kind) => error instanceof kind)) return true;
  // What kept several writes from being sent is wrapped by the error of all of them.
  if (error instanceof mongoose.mongo.MongoBulkWriteError && isAway(error.errorResponse)) {
    return true;
  }
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError');
}

const unavailable = (cause?: unknown): AppError =>
  new AppError('mongo-unavailable', 'MongoDB cannot be reached', { cause });
