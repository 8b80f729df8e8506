import {
  honourContext,
  type HonourDoc,
  type HonourStepTaken,
} from '#shared/contract/honour-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import { chinaDay } from '#shared/domain/china-time.js';
import {
  HONOUR_FAULTS,
  stepHonour,
  type HonourStanding,
  type HonourStep,
} from '#shared/domain/honour/honour-procedure.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { AuditTrail } from '../audit/audit-trail.port.js';
import { faultProblem } from '../casework/http/case-problem.js';
import type { Clock } from '../clock.js';
import { changedMeanwhile, ProblemError } from '../http/problem.js';
import type { Transactions } from '../storage/transactions.port.js';
import { isOfUnit, permissionOf, requireHonourAccess } from './honour-access.js';
import type { HonourSteppedDto } from './honour-answer.dto.js';
import type { HonourStore } from './honour-store.port.js';

export interface HonourStepsParts {
  readonly transactions: Transactions;
  readonly honours: HonourStore;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly calendar: WorkCalendar;
  readonly clock: Clock;
  /** Working days of the notice. */
  readonly noticeDays: number;
}

export interface HonourRequest {
  readonly step: HonourStep;
  readonly revision: number;
  readonly words?: string | undefined;
}

/** Takes entries through draft, notice, objection, approval and publishing. */
export class HonourStepsService {
  constructor(private readonly parts: HonourStepsParts) {}

  /** Throws `not-found` or `forbidden`; before anything of a request is looked at. */
  async requireStep(actor: Actor, code: string, step: HonourStep): Promise<void> {
    const entry = await this.parts.honours.byCode(code);
    requireHonourAccess(actor, permissionOf(step), entry);
  }

  /**
   * One transaction: the step and its audit entry. Throws `not-found`, `of-the-rated-unit`,
   * `wrong-state`, or `changed-meanwhile` when the entry is not any more the one that was read.
   */
  take(actor: Actor, code: string, request: HonourRequest): Promise<HonourSteppedDto> {
    const { transactions, honours, audit } = this.parts;
    const { step, revision } = request;
    return transactions.run(async (tx) => {
      const entry = await honours.byCode(code, tx);
      requireHonourAccess(actor, permissionOf(step), entry);
      if (step !== 'object' && isOfUnit(actor, entry)) {
        throw faultProblem({ code: 'of-the-rated-unit' });
      }
      if (entry.revision !== revision) throw changedMeanwhile('revision');
      const after = this.after(entry, actor, request);
      if (!(await honours.replace(tx, entry, after))) throw changedMeanwhile('revision');
      await audit.append(tx, {
        actor: actor.id,
        action: 'honour.stepped',
        subject: `honour:${code}`,
        details: { step, from: entry.state, to: after.state, revision: after.revision },
      });
      return { id: code, state: after.state, revision: after.revision };
    });
  }

  private after(entry: HonourDoc, actor: Actor, { step, words }: HonourRequest): HonourDoc {
    const { sealer, clock, calendar, noticeDays } = this.parts;
    const now = clock.now();
    const stepped = stepHonour(entry, step, { today: chinaDay(now), calendar, noticeDays });
    if ('fault' in stepped) {
      throw new ProblemError(409, 'wrong-state', HONOUR_FAULTS[stepped.fault], 'step');
    }
    const taken: HonourStepTaken = {
      ...{ step, by: actor.id, at: new Date(now) },
      ...(words === undefined
        ? {}
        : { words: sealer.seal(words.trim(), honourContext(entry._id, entry.steps.length)) }),
    };
    return {
      ...withStanding(entry, stepped.standing),
      revision: entry.revision + 1,
      steps: [...entry.steps, taken],
      ...(step === 'approve' ? { approvedBy: actor.id } : {}),
    };
  }
}

function withStanding(entry: HonourDoc, { state, noticeUntil, before }: HonourStanding): HonourDoc {
  const { noticeUntil: oldDay, before: oldState, ...rest } = entry;
  return {
    ...{ ...rest, state },
    ...((noticeUntil ?? oldDay) === undefined ? {} : { noticeUntil: noticeUntil ?? oldDay }),
    ...(before === undefined || state === oldState ? {} : { before }),
  };
}
