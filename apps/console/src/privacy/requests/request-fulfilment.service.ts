import type { Json } from '#shared/contract/console-storage.js';
import { advance } from '#shared/domain/casework/casework.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import { ratingKey, serviceOfKey } from '#shared/domain/keys.js';
import { faultProblem } from '../../casework/http/case-problem.js';
import type { CaseReading } from '../../casework/steps/case-reading.js';
import type { CaseRecorder } from '../../casework/steps/case-recorder.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import { ProblemError } from '../../http/problem.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { LeftWords } from '../storage/left-words.port.js';
import type { PersonalLedger } from '../storage/personal-ledger.port.js';
import type { NamedRequest } from './request-store.port.js';

export interface RequestFulfilmentParts {
  readonly cases: CaseStore;
  readonly reading: CaseReading;
  readonly recorder: CaseRecorder;
  readonly ledger: PersonalLedger;
  readonly words: LeftWords;
}

/** Does what a citizen asked for, in the transaction that grants it. */
export class RequestFulfilment {
  constructor(private readonly parts: RequestFulfilmentParts) {}

  /** Answers what is written down of it; throws `wrong-state` or a code of `CASE_FAULTS`. */
  fulfil(
    tx: Tx,
    actor: Actor,
    request: NamedRequest,
    reason: string,
  ): Promise<Record<string, Json>> {
    return request.kind === 'objection'
      ? this.reopen(tx, actor, request, reason)
      : this.erase(tx, request);
  }

  /** The case goes into 复核, where two people decide who have not ruled on the rating before. */
  private async reopen(
    tx: Tx,
    actor: Actor,
    { ratingKey: rating }: NamedRequest,
    reason: string,
  ): Promise<Record<string, Json>> {
    const { cases, reading, recorder } = this.parts;
    const doc = await cases.byKey(serviceOfKey(rating), tx);
    if (doc === undefined) throw faultProblem({ code: 'nothing-excluded' });
    const atHand = await reading.of(tx, doc);
    const fields = { cause: 'objection', reason, ratings: [rating] };
    const result = advance(atHand.file, { name: 'reopen', fields }, actor, atHand.context);
    if ('fault' in result) throw faultProblem(result.fault);
    await recorder.record(tx, atHand, result);
    return { revision: result.file.revision };
  }

  /** Who asks for erasure means all of a service. */
  private async erase(tx: Tx, { ratingKey: rating }: NamedRequest): Promise<Record<string, Json>> {
    const { ledger, words } = this.parts;
    const service = serviceOfKey(rating);
    const given = [1, 2].map((round) => ratingKey(service, round, false));
    if (!(await ledger.has(tx, given))) {
      // What comes onto the ledger later would bring along what was to be erased.
      throw new ProblemError(409, 'wrong-state', 'the rating is not counted yet', 'state');
    }
    const erased = await ledger.eraseService(tx, service);
    await words.erase(tx, [service]);
    return { ratings: erased.ratings, services: erased.services };
  }
}
