import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.js';
import type { ClientSession, MongoClient } from '#shared/mongo/connect.js';
import { hasLabel, isRefusal } from './errors.mongo.js';

/** A batch has this long, its retries included; the supervisor then starts the process anew. */
export const TRANSACTION_LIMIT_MS = 15_000;

const OPTIONS = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
} as const;

/**
 * Runs `work` in a transaction (snapshot reads, majority writes), anew with jitter while it only
 * collides with others; commits when it answers true, aborts when it answers false.
 */
export async function runTransaction(
  client: MongoClient,
  work: (session: ClientSession) => Promise<boolean>,
  limitMs: number,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `a transaction did not end within ${limitMs} ms`;
      reject(new AppError('transaction-timeout', message));
    }, limitMs);
  });
  const isOver = new AbortController();
  try {
    return await Promise.race([attempts(client, work, isOver.signal), late]);
  } finally {
    isOver.abort();
    clearTimeout(timer);
  }
}

async function attempts(
  client: MongoClient,
  work: (session: ClientSession) => Promise<boolean>,
  over: AbortSignal,
): Promise<boolean> {
  const session = client.startSession({ defaultTransactionOptions: OPTIONS });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(session, work, over);
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction();
        if (over.aborted || !hasLabel(error, 'TransientTransactionError')) throw translated(error);
      }
      await sleep(Math.random() * Math.min(500, 5 * 2 ** attempt));
    }
  } finally {
    await session.endSession();
  }
}

async function attemptOnce(
  session: ClientSession,
  work: (session: ClientSession) => Promise<boolean>,
  over: AbortSignal,
): Promise<boolean> {
  session.startTransaction();
  if (!(await work(session))) {
    await session.abortTransaction();
    return false;
  }
  for (;;) {
    try {
      await session.commitTransaction();
      return true;
    } catch (error) {
      // Committing again is harmless: the server knows whether it has done so already.
      if (over.aborted || !hasLabel(error, 'UnknownTransactionCommitResult')) throw error;
    }
    await sleep(50);
  }
}

const translated = (error: unknown): unknown =>
  isRefusal(error)
    ? new AppError('refused-by-database', 'the database refused a document', { cause: error })
    : error;
