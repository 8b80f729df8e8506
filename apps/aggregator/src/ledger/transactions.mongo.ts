import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, MongoClient } from '#shared/mongo/connect.js';
import type { Collections } from '#shared/mongo/collections.js';
import { AppError } from '#shared/errors/app-error.js';
import { addScores } from '../scores/scores.mongo.js';
import type { ScoreParts } from '../scores/score-parts.js';
import { openCases } from '../cases/cases.mongo.js';
import { advanceCheckpoint } from '../consume/checkpoints.mongo.js';
import type { LedgerTransaction, LedgerTransactions } from './ledger.port.js';
import { fenceDepartments, insertRows, knownRows, quarantinedIds } from './ledger.mongo.js';
import { hasLabel, isRefusal } from './errors.mongo.js';
import { readGeneration } from '../scores/generation.mongo.js';

/** A batch has this long, its retries included; the supervisor then starts the process anew. */
export const TRANSACTION_LIMIT_MS = 15_000;

const OPTIONS = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
} as const;

/** The aggregator's transaction over MongoDB. */
export class MongoTransactions implements LedgerTransactions {
  constructor(
    private readonly client: MongoClient,
    private readonly collections: Collections,
    private readonly parts: ScoreParts,
    private readonly limitMs = TRANSACTION_LIMIT_MS,
  ) {}

  run(work: (transaction: LedgerTransaction) => Promise<boolean>): Promise<boolean> {
    return runTransaction(
      this.client,
      (session) => work(ledgerTransaction(this.collections, session, this.parts)),
      this.limitMs,
    );
  }
}

/** Binds the steps of a batch to one session. */
const ledgerTransaction = (
  collections: Collections,
  session: ClientSession,
  parts: ScoreParts,
): LedgerTransaction => ({
  generation: () => readGeneration(collections, session),
  fence: (deptCodes) => fenceDepartments(collections, session, deptCodes),
  known: (services, decisionIds) => knownRows(collections, session, services, decisionIds),
  quarantined: (ids) => quarantinedIds(collections, session, ids),
  insert: (rows) => insertRows(collections, session, rows),
  async setAside(documents) {
    if (documents.length > 0) await collections.quarantine.insertMany([...documents], { session });
  },
  addScores: (generation, delta) => addScores(collections, session, parts, generation, delta),
  openCases: (openings) => openCases(collections, session, openings),
  advance: (before, after) => advanceCheckpoint(collections, session, before, after),
});

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
