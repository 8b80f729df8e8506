import type { CaseHistoryDoc } from '#shared/contract/case-storage.js';
import {
  advance,
  type ActionRequest,
  type Actor,
  type CaseFile,
} from '#shared/domain/casework/casework.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { caseChanged, faultProblem } from '../http/case-problem.js';
import { changeDtos } from '../http/case-changes.js';
import type { CaseStore } from '../store/case-store.port.js';
import type { CaseTrail } from '../store/case-trail.port.js';
import type { CaseWorld } from '../store/case-world.port.js';
import { requireCaseAccess } from './case-access.js';
import type { CaseReading } from './case-reading.js';
import type { CaseRecorder } from './case-recorder.js';

export interface CaseStepsParts {
  readonly transactions: Transactions;
  readonly cases: CaseStore;
  readonly trail: CaseTrail;
  readonly world: CaseWorld;
  readonly reading: CaseReading;
  readonly recorder: CaseRecorder;
}

/** An action, and the revision of the case it was decided by. */
export interface CaseRequest extends ActionRequest {
  readonly code: string;
  readonly revision: number;
}

/** The steps of people: each is one transaction with its audit entry and all that it starts. */
export class CaseStepsService {
  constructor(private readonly parts: CaseStepsParts) {}

  /** Throws `not-found`, `changed-meanwhile` or a code of `CASE_FAULTS`; answers the case after it. */
  act(actor: Actor, request: CaseRequest): Promise<CaseFile> {
    const { code, revision, name, fields } = request;
    return this.parts.transactions.run(async (tx) => {
      const { cases, reading, recorder } = this.parts;
      const doc = await cases.byCode(code, tx);
      requireCaseAccess(actor, 'cases.act', doc);
      const person = fields['officer'];
      const atHand = await reading.of(tx, doc, typeof person === 'string' ? person : undefined);
      if (atHand.file.revision !== revision) throw await this.conflict(tx, request);
      const result = advance(atHand.file, { name, fields }, actor, atHand.context);
      if ('fault' in result) throw faultProblem(result.fault);
      await recorder.record(tx, atHand, result);
      return result.file;
    });
  }

  private async conflict(tx: Tx, { code, revision }: CaseRequest): Promise<Error> {
    const { trail, world } = this.parts;
    const steps: readonly CaseHistoryDoc[] = await trail.historyAfter(code, revision, tx);
    const names = await world.names(steps.map(({ by }) => by));
    return caseChanged(changeDtos(steps, names));
  }
}
