import { AppError } from '#shared/errors/app-error.js';
import { isAway } from './away.mongo.js';

const DEADLINE_MS = 5_000;

/**
 * Stands before every question that citizens, or sources about their events, have MongoDB asked; each
 * of the two has one. Once one went unanswered the
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
      if (!(error instanceof Unanswered || isAway(error))) throw error;
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

const unavailable = (cause?: unknown): AppError =>
  new AppError('mongo-unavailable', 'MongoDB cannot be reached', { cause });
