import type { ClientSession, MongoClient } from '#shared/mongo/connect.js';
import type { Collections } from '#shared/mongo/collections.js';
import { addScores } from '../scores/scores.mongo.js';
import type { ScoreParts } from '../scores/score-parts.js';
import { openCases } from '../cases/cases.mongo.js';
import { advanceCheckpoint } from '../consume/checkpoints.mongo.js';
import type { LedgerTransaction, LedgerTransactions } from './ledger.port.js';
import { originsOf, rememberDuplicates } from './duplicates.mongo.js';
import { insertRows } from './insert-rows.mongo.js';
import { fenceDepartments, knownRows, quarantinedIds } from './ledger.mongo.js';
import { runTransaction, TRANSACTION_LIMIT_MS } from './run-transaction.mongo.js';
import { readGeneration } from '../scores/generation.mongo.js';

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
      (session) => work(ledgerTransaction(this.client, this.collections, session, this.parts)),
      this.limitMs,
    );
  }
}

/** Binds the steps of a batch to one session. */
const ledgerTransaction = (
  client: MongoClient,
  collections: Collections,
  session: ClientSession,
  parts: ScoreParts,
): LedgerTransaction => ({
  generation: () => readGeneration(collections, session),
  fence: (deptCodes) => fenceDepartments(collections, session, deptCodes),
  known: (services, decisionIds) => knownRows(collections, session, services, decisionIds),
  quarantined: (ids) => quarantinedIds(collections, session, ids),
  insert: (rows) => insertRows(client, collections, session, rows),
  async setAside(documents) {
    if (documents.length > 0) await collections.quarantine.insertMany([...documents], { session });
  },
  origins: (keys) => originsOf(collections, session, keys),
  remember: (duplicates) => rememberDuplicates(collections, session, duplicates),
  addScores: (generation, delta) => addScores(collections, session, parts, generation, delta),
  openCases: (openings) => openCases(collections, session, openings),
  advance: (before, after) => advanceCheckpoint(collections, session, before, after),
});
