import { advance, caughtUp, SYSTEM } from '#shared/domain/casework/casework.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { CaseStore } from '../store/case-store.port.js';
import { eachCase } from '../work/each-case.js';
import type { CaseReading } from './case-reading.js';
import type { CaseRecorder } from './case-recorder.js';

const BATCH = 200;

export interface CaseRoutingParts {
  readonly transactions: Transactions;
  readonly cases: CaseStore;
  readonly reading: CaseReading;
  readonly recorder: CaseRecorder;
}

/**
 * 自动转办: takes note of what the aggregator opened or opened again, and hands it to the department
 * that was rated. Each round is routed once: a case that its unit returned is for an officer.
 */
export class CaseRoutingService {
  constructor(private readonly parts: CaseRoutingParts) {}

  /** Routes what waits now, one transaction each; answers how many. Ends early when told to. */
  async run(isRunning: () => boolean): Promise<number> {
    const { cases, transactions } = this.parts;
    return eachCase(await cases.unrouted(BATCH), isRunning, (key) =>
      transactions.run((tx) => this.route(tx, key)),
    );
  }

  private async route(tx: Tx, key: string): Promise<boolean> {
    const { cases, reading, recorder } = this.parts;
    const doc = await cases.byKey(key, tx);
    if (doc?.state !== 'awaiting-assignment') return false;
    if (doc.listing?.routed === doc.reopenings) return false;
    const atHand = await reading.of(tx, doc);
    const { file, context } = atHand;
    const request = { name: 'assign', fields: { unit: doc.deptCode } };
    const result = advance(file, request, SYSTEM, context);
    // A department that the registry lacks: officers of the area find the unit.
    const outcome =
      'fault' in result ? { file: caughtUp(file, context.at, context.rules), effects: [] } : result;
    await recorder.record(tx, atHand, { ...outcome, routed: doc.reopenings });
    return true;
  }
}
