import { Transactions, type Tx } from './transactions.port.js';

/** Runs work one after another, as if it were committed; what failed is not undone. */
export class FakeTransactions extends Transactions {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const waiting: (() => void)[] = [];
    const turn = this.last.then(() => work({ afterCommit: (one) => waiting.push(one) }));
    this.last = turn.then(
      () => {
        for (const one of waiting) one();
      },
      () => undefined,
    );
    return turn;
  }
}
