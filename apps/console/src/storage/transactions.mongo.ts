import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { Transactions, type Tx } from './transactions.port.js';

/** A transaction of MongoDB and what waits for its commit. */
class MongoTx implements Tx {
  private readonly waiting: (() => void)[] = [];

  constructor(readonly session: ClientSession) {}

  afterCommit(work: () => void): void {
    this.waiting.push(work);
  }

  committed(): void {
    for (const work of this.waiting) work();
  }
}

/**
 * A transaction that somebody else began and commits, as the stores know it; what waits for its
 * commit is not called.
 */
export const txOf = (session: ClientSession): Tx => new MongoTx(session);

/** The session a store must work in. */
export function sessionOf(tx: Tx): ClientSession {
  if (tx instanceof MongoTx) return tx.session;
  throw new TypeError('this transaction is none of MongoDB');
}

/** The options of an operation that may, or may not, belong to a transaction. */
export const within = (tx: Tx | undefined): { session?: ClientSession } =>
  tx === undefined ? {} : { session: sessionOf(tx) };

/**
 * Transactions one after another in this process: all of them write to the head of the audit chain,
 * so those at once would only make each other start again. Other processes are told apart by write
 * conflicts, which the driver answers by running the work anew.
 */
export class MongoTransactions extends Transactions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: Db) {
    super();
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const turn = this.last.then(() => this.attempt(work));
    // The next one does not care how this one ended; whoever asked for it does.
    this.last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const session = this.db.client.startSession();
    let tx = new MongoTx(session);
    try {
      const result = await session.withTransaction(
        () => {
          tx = new MongoTx(session);
          return work(tx);
        },
        { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
      );
      tx.committed();
      return result;
    } finally {
      await session.endSession();
    }
  }
}
