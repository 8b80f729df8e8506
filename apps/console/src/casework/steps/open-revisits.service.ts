import type { UserDoc } from '#shared/contract/console-storage.js';
import { advance, SYSTEM } from '#shared/domain/casework/casework.js';
import { OpenWork } from '../../auth/users/open-work.port.js';
import { faultProblem } from '../http/case-problem.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { CaseStore } from '../store/case-store.port.js';
import type { CaseReading } from './case-reading.js';
import type { CaseRecorder } from './case-recorder.js';

export interface OpenRevisitsParts {
  readonly cases: CaseStore;
  readonly reading: CaseReading;
  readonly recorder: CaseRecorder;
}

/**
 * What a case assigns to a person by name: its 回访. All else is for everybody of an area or a unit,
 * also a motion: a voice that was given stays given, and the other may be anybody's.
 */
export class OpenRevisitsService extends OpenWork {
  constructor(private readonly parts: OpenRevisitsParts) {
    super();
  }

  async handOver(tx: Tx, from: UserDoc, to: UserDoc | undefined): Promise<number> {
    const codes = await this.parts.cases.assignedTo(tx, from._id);
    for (const code of codes) await this.handOverOne(tx, code, to?._id);
    return codes.length;
  }

  private async handOverOne(tx: Tx, code: string, officer: string | undefined): Promise<void> {
    const { cases, reading, recorder } = this.parts;
    const doc = await cases.byCode(code, tx);
    if (doc === undefined) return;
    const atHand = await reading.of(tx, doc, officer);
    const fields = officer === undefined ? {} : { officer };
    const result = advance(atHand.file, { name: 'hand-over', fields }, SYSTEM, atHand.context);
    if ('fault' in result) throw faultProblem(result.fault);
    await recorder.record(tx, atHand, result);
  }
}
